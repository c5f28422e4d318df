import type { Params } from './params.ts'
import type { RedirectRoute, Route, RoutePart } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'

/** A matched route or redirect. `params` is a new object for each match. */
export type RouteHit =
  | { readonly route: Route; readonly params: Params }
  | { readonly redirect: RedirectRoute; readonly params: Params }

/** What the matcher knows about one route with params. */
export interface RouteLeaf {
  /** The place in route order. Of the routes that match, the first answers. */
  readonly place: number
  readonly target: Route | RedirectRoute
  readonly slash: TrailingSlash
  /** The params in the order of the pattern. Listed on the first hit, because most routes are never hit. */
  names: readonly NamedPart[] | undefined
}

/** Whether a path that is matched up to `at` may end there, by the trailing slash rule of a route. */
export const mayEnd = (slash: TrailingSlash, path: string, at: number): boolean =>
  at === path.length ? slash !== 'always' : at === path.length - 1 && path[at] === '/' && slash !== 'never'

export const hitOf = (target: Route | RedirectRoute, params: Params): RouteHit =>
  'file' in target ? { route: target, params } : { redirect: target, params }

type NamedPart = Exclude<RoutePart, { kind: 'static' }>

const namesOf = ({ segments }: Route | RedirectRoute): readonly NamedPart[] =>
  segments.flat().filter((part) => part.kind !== 'static')

/** The hit of a leaf. `spans` begins with the start and end of each param, in the order of the pattern. */
export const createHit = (leaf: RouteLeaf, path: string, spans: readonly number[]): RouteHit => {
  const params: Params = {}
  leaf.names ??= namesOf(leaf.target)
  let span = 0
  for (const { kind, name } of leaf.names) {
    const value = path.slice(spans[span], spans[span + 1])
    const entry = value === '' && kind === 'rest' ? undefined : value
    // Assigning this name would set the prototype.
    if (name === '__proto__') Object.defineProperty(params, name, { value: entry, enumerable: true, writable: true })
    else params[name] = entry
    span += 2
  }
  return hitOf(leaf.target, params)
}
