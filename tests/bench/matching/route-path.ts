import type { Route } from '../../../sw/index.ts'

interface Syntax {
  readonly suffix?: (name: string, text: string) => string
  readonly rest: (name: string) => string
}

/** A route's path in another router's syntax. Params are `:name` in all of them. */
export function routePath({ segments }: Route, { suffix = (name, text) => `:${name}${text}`, rest }: Syntax): string {
  const texts = segments.map(([part, after]) => {
    if (part === undefined) return ''
    if (part.kind === 'static') return part.text
    if (part.kind === 'rest') return rest(part.name)
    return after?.kind === 'static' ? suffix(part.name, after.text) : `:${part.name}`
  })
  return `/${texts.join('/')}`
}

/** For routers in which the first route that matches wins: static before param before rest, as a careful user writes them. */
export const inOrder = (routes: readonly Route[]): readonly Route[] => {
  const weight = ({ segments }: Route): string =>
    segments.map(([part]) => (part?.kind === 'static' ? 0 : part?.kind === 'param' ? 1 : 2)).join('')
  return routes.toSorted((one, other) => (weight(one) < weight(other) ? -1 : weight(one) > weight(other) ? 1 : 0))
}
