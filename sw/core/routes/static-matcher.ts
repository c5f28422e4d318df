import type { Route, RouteSegment } from './route.ts'
import type { Matcher } from './route-matcher.ts'
import type { StaticTable } from './static-table.ts'

class StaticRoute implements Route {
  readonly id: string
  readonly file: string
  constructor(id: string, file: string) {
    this.id = id
    this.file = file
  }
  get segments(): readonly RouteSegment[] {
    return (this.id.match(/[^/]+/g) ?? []).map((text) => [{ kind: 'static', text }])
  }
}

/** The endpoint file at a place of a table. */
export const staticFileAt = ({ ids, files }: StaticTable, place: number): string =>
  files?.[place] ?? `${ids[place]?.slice(1)}.ts`

/** The routes of a table, as a manifest has them. */
export const staticRoutesOf = (table: StaticTable): { readonly routes: readonly Route[] } => ({
  routes: table.ids.map((id, place) => {
    const { file, segments } = new StaticRoute(id, staticFileAt(table, place))
    return { id, file, segments }
  }),
})

/**
 * Matches a `StaticTable`: the same as `dynamicMatcher`, in a few lines, for scripts that need no more. The routes have
 * no params, so their paths are looked up.
 */
export const staticMatcher = (table: StaticTable): Matcher => {
  const { trailingSlash, ids } = table
  const routes = new Map<string, Route>()
  for (const [place, id] of ids.entries()) {
    const route = new StaticRoute(id, staticFileAt(table, place))
    // The root, and endpoints with a file extension, as `trailingSlashOf` says.
    const isFixed = /^\/$|[^/]\.\w+$/.test(id)
    if (isFixed || trailingSlash !== 'always') routes.set(id, route)
    if (!isFixed && trailingSlash !== 'never') routes.set(`${id}/`, route)
  }
  const first: Matcher['first'] = (pathname) => {
    const route = routes.get(pathname)
    return route && { route, params: {} }
  }
  return { first, all: (pathname) => [first(pathname) ?? []].flat() }
}
