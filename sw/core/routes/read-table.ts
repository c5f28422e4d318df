import type { RedirectRoute, Route, RouteSegment } from './route.ts'
import type { RouteList } from './route-list.ts'
import type { RouteManifest } from './route-manifest.ts'
import { fileOfName, idOfName } from './route-name.ts'
import type { RouteTable } from './route-table.ts'
import { segmentsOf } from './segment-parts.ts'

/** The routes of a table, each made when it is asked for. */
export interface TableList extends RouteList {
  /** The endpoint file at a place in route order; `undefined` for a redirect. */
  fileAt(place: number): string | undefined
}

/** Reads a table, for a matcher. */
export const readTable = (table: RouteTable): TableList => {
  const { names, files, redirects, trailingSlash } = table
  const ids = names.map(idOfName)
  const targets = new Array<Route | RedirectRoute | undefined>(ids.length)
  const fileAt = (place: number): string | undefined =>
    redirects?.[place] === undefined ? (files?.[place] ?? fileOfName(names[place] ?? '')) : undefined
  // A class, because engines give each object that has its own getter a separate shape.
  class TableTarget {
    readonly id: string
    constructor(place: number) {
      this.id = ids[place] ?? ''
    }
    get segments(): readonly RouteSegment[] {
      return segmentsOf(this.id)
    }
  }
  const create = (place: number): Route | RedirectRoute => {
    const target = new TableTarget(place)
    const redirect = redirects?.[place]
    if (redirect === undefined) return Object.assign(target, { file: fileAt(place) ?? '' })
    const [destination, status] = redirect
    return Object.assign(target, { destination }, status !== undefined && { status })
  }
  const behind = table.behind && new Set(table.behind)
  return { trailingSlash, ids, behind, fileAt, targetAt: (place) => (targets[place] ??= create(place)) }
}

/** The part of a manifest that a table was compiled from. Prerendered endpoints are there if redirects lead to them. */
export const routesOf = (
  { destinations = [] }: RouteTable,
  { ids, targetAt }: TableList,
): Pick<RouteManifest, 'routes' | 'redirects' | 'prerendered'> => {
  const routes: Route[] = []
  const redirects: RedirectRoute[] = []
  for (let place = 0; place < ids.length; place++) {
    const target = { ...targetAt(place), segments: segmentsOf(ids[place] ?? '') }
    if ('file' in target) routes.push(target)
    else redirects.push(target)
  }
  const prerendered = destinations.map(fileOfName)
  for (const name of destinations) {
    const id = idOfName(name)
    routes.push({ id, file: fileOfName(name), segments: segmentsOf(id) })
  }
  return { routes, redirects, ...(prerendered.length > 0 && { prerendered }) }
}
