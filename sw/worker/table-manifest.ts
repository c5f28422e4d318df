import { routesOf, type TableList } from '../core/routes/read-table.ts'
import type { RouteSegment } from '../core/routes/route.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'
import type { RouteTable } from '../core/routes/route-table.ts'

/** What a manifest says beside its table of routes. */
type PlainManifest = Omit<RouteManifest, 'routes' | 'redirects' | 'prerendered' | 'trailingSlash'>

/** A manifest whose routes are read from a table as soon as somebody asks for them. Matching does not. */
export function tableManifest(
  plain: PlainManifest,
  table: RouteTable,
  list: TableList,
  segmentsOf: (id: string) => readonly RouteSegment[],
): RouteManifest {
  let read: ReturnType<typeof routesOf> | undefined
  const routes = (): ReturnType<typeof routesOf> => {
    read ??= routesOf(table, list, segmentsOf)
    return read
  }
  return {
    ...plain,
    trailingSlash: table.trailingSlash,
    get routes() {
      return routes().routes
    },
    get redirects() {
      return routes().redirects
    },
    get prerendered() {
      return routes().prerendered ?? []
    },
  }
}
