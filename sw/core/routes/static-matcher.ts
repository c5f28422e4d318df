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

/**
 * Matches a `StaticTable`: the same as `dynamicMatcher`, in a few lines, for scripts that need no more. The routes have
 * no params, so their paths are looked up.
 */
export const staticMatcher = ({ trailingSlash, ids, files = [] }: StaticTable): Matcher => {
  const routes = new Map<string, Route>()
  for (const [place, id] of ids.entries()) {
    const route = new StaticRoute(id, files[place] ?? `${id.slice(1)}.ts`)
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
