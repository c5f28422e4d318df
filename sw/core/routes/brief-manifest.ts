import { readTable, routesOf } from './read-table.ts'
import type { Route } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'
import type { RouteTable } from './route-table.ts'
import { segmentsOf } from './segment-parts.ts'
import { staticRoutesOf } from './static-matcher.ts'
import type { StaticTable } from './static-table.ts'

/**
 * A manifest as built workers have it, unless something in them needs a whole one: routes are in a table, or do without
 * what their ids say.
 */
export interface BriefManifest extends Omit<RouteManifest, 'routes' | 'redirects' | 'trailingSlash'> {
  readonly trailingSlash?: RouteManifest['trailingSlash']
  readonly routes?: readonly Omit<Route, 'segments'>[]
  readonly redirects?: RouteManifest['redirects']
  readonly table?: RouteTable | StaticTable
}

export function wholeManifest({ table, ...plain }: BriefManifest): RouteManifest {
  if (table === undefined) {
    const { routes = [], redirects = [], trailingSlash = 'ignore' } = plain
    return {
      ...plain,
      trailingSlash,
      redirects,
      routes: routes.map((route) => ({ ...route, segments: segmentsOf(route.id) })),
    }
  }
  const routes = 'ids' in table ? { ...staticRoutesOf(table), redirects: [] } : routesOf(table, readTable(table))
  return { ...plain, trailingSlash: table.trailingSlash, ...routes }
}
