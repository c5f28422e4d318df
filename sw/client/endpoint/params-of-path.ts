import type { RoutePattern, RouteSegment } from '../../core/routes/route.ts'

/**
 * The params that a handler of this one route gets from a path, by Astro's regular expression (Astro reference, "Regex
 * compile rules"). The core's matcher has the same result, but is made for many routes, and five times the code of
 * `endpoint`.
 */
export function paramsOfPath({ segments }: RoutePattern, path: string): ReadonlyMap<string, string> | undefined {
  const match = new RegExp(`^${segments.map(sourceOf).join('')}/?$`).exec(path)
  if (match === null) return undefined
  const names = segments.flat().flatMap((part) => (part.kind === 'static' ? [] : [part.name]))
  return new Map(names.map((name, index) => [name, match[index + 1] ?? '']))
}

function sourceOf(segment: RouteSegment): string {
  const [first] = segment
  if (segment.length === 1 && first?.kind === 'rest') return '(?:/(.*?))?'
  const parts = segment.map((part) => {
    if (part.kind === 'static') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return part.kind === 'rest' ? '(.*?)' : '([^/]+?)'
  })
  return `/${parts.join('')}`
}
