import type { Params } from './params.ts'
import type { RedirectRoute, Route, RoutePart } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'
import { trailingSlashOf } from './trailing-slash.ts'

/** A matched route or redirect. `params` is a new object for each match. */
export type RouteHit =
  | { readonly route: Route; readonly params: Params }
  | { readonly redirect: RedirectRoute; readonly params: Params }

type NamedPart = Exclude<RoutePart, { kind: 'static' }>

/** What the matcher knows about one route. */
export interface RouteLeaf {
  /** The place in route order. The lowest rank that matches answers. */
  readonly rank: number
  readonly target: Route | RedirectRoute
  readonly slash: TrailingSlash
  /** The params in the order of the pattern. Listed on the first hit, because most routes are never hit. */
  names: readonly NamedPart[] | undefined
}

export const createLeaf = (target: Route | RedirectRoute, rank: number, option: TrailingSlash): RouteLeaf => ({
  rank,
  target,
  slash: trailingSlashOf(target, option),
  names: undefined,
})

/** Whether a path that is matched up to `at` may end there, by the trailing slash rule of a route. */
export const mayEnd = (slash: TrailingSlash, path: string, at: number): boolean =>
  at === path.length ? slash !== 'always' : at === path.length - 1 && path[at] === '/' && slash !== 'never'

/** The hit of a leaf. `spans` holds the start and end of each param, in the order of the pattern. */
export const createHit = (leaf: RouteLeaf, path: string, spans: readonly number[]): RouteHit => {
  const params: Params = {}
  if (spans.length > 0) {
    leaf.names ??= leaf.target.segments.flat().filter((part) => part.kind !== 'static')
    let span = 0
    for (const { kind, name } of leaf.names) {
      const value = path.slice(spans[span], spans[span + 1])
      const entry = kind === 'rest' && value === '' ? undefined : value
      // Assigning this name would set the prototype.
      if (name === '__proto__') Object.defineProperty(params, name, { value: entry, enumerable: true, writable: true })
      else params[name] = entry
      span += 2
    }
  }
  return 'file' in leaf.target ? { route: leaf.target, params } : { redirect: leaf.target, params }
}
