import type { RouteManifest } from 'stowaway'

/** Words that stand for params until the visitor writes what they want. */
const example: Readonly<Record<string, string>> = { id: '1', lang: 'en', page: '1', slug: 'hello', name: 'world' }

/** Paths to ask for: each route's own, with a value in place of each param. */
export function routeSuggestions({ routes, redirects }: RouteManifest): readonly string[] {
  const paths = [...routes, ...redirects]
    .filter(({ id }) => id !== '/404' && id !== '/500')
    .map(({ segments }) =>
      segments
        .map((segment) =>
          segment.map((part) => (part.kind === 'static' ? part.text : (example[part.name] ?? part.name))).join(''),
        )
        .join('/'),
    )
  return [...new Set(paths.map((path) => `/${path}`))]
}
