import type { RouteId } from '../../core/routes/declared-routes.ts'
import { endpointPath, type ParamInput } from './endpoint-path.ts'
import type { AddressArguments, Query } from './endpoint-types.ts'

/** The options of an unknown route. */
export interface AddressInput {
  readonly params?: ParamInput | undefined
  readonly query?: Query | undefined
}

/**
 * The URL of a route on this site: path and query, with Vite's `base` in front (`/` if the page was not built by Vite).
 * For `src` and `href`, or your own `fetch`.
 *
 * @throws `MissingRouteParam`, `InvalidRouteParamValue`
 */
export function endpointUrl<Id extends RouteId>(route: Id, ...[options]: AddressArguments<Id>): string {
  return addressOf(route, options)
}

export function addressOf(route: string, { params = {}, query }: AddressInput = {}): string {
  const base = import.meta.env?.BASE_URL ?? '/'
  // A file's address has no slash.
  const isFile = import.meta.env?.STOWAWAY_FILE_ROUTES?.includes(route)
  const rule = isFile ? 'never' : import.meta.env?.STOWAWAY_TRAILING_SLASH
  const path = endpointPath(route, params, rule ?? 'ignore')
  const search = String(query instanceof URLSearchParams ? query : searchParams(query))
  return base.replace(/\/$/, '') + path + (search === '' ? '' : `?${search}`)
}

function searchParams(query: Exclude<Query, URLSearchParams> = {}): URLSearchParams {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one))
  }
  return search
}
