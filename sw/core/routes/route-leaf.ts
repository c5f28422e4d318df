import type { Params } from './params.ts'
import type { RedirectRoute, Route } from './route.ts'
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
  names: readonly string[] | undefined
}

/** Whether a path that is matched up to `at` may end there, by the trailing slash rule of a route. */
export const mayEnd = (slash: TrailingSlash, path: string, at: number): boolean =>
  at === path.length ? slash !== 'always' : at === path.length - 1 && path[at] === '/' && slash !== 'never'

export const hitOf = (target: Route | RedirectRoute, params: Params): RouteHit =>
  'file' in target ? { route: target, params } : { redirect: target, params }

/** The names of a route's params, in the order of the pattern. */
export const namesOf = ({ segments }: Route | RedirectRoute): readonly string[] =>
  segments.flat().flatMap((part) => (part.kind === 'static' ? [] : [part.name]))

/** The hit of a leaf with these `names`. `spans` begins with the start and end of each param. */
export const createHit = (
  { target }: RouteLeaf,
  names: readonly string[],
  path: string,
  spans: readonly number[],
): RouteHit => {
  const params: Params = {}
  let span = 0
  for (const name of names) {
    // Only a rest param can be empty.
    const value = path.slice(spans[span], spans[span + 1]) || undefined
    // Assigning this name would set the prototype.
    if (name === '__proto__') Object.defineProperty(params, name, { value, enumerable: true, writable: true })
    else params[name] = value
    span += 2
  }
  return hitOf(target, params)
}
