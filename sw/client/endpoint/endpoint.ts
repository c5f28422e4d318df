import type { RouteId } from '../../core/routes/declared-routes.ts'
import type { AnswerOf, EndpointArguments, MethodOf } from './endpoint-types.ts'
import { type AddressInput, addressOf, endpointUrl } from './endpoint-url.ts'
import { requestBody } from './request-body.ts'

interface RequestInput extends AddressInput, Omit<RequestInit, 'method' | 'body'> {
  readonly method?: string
  readonly body?: unknown
}

/** `endpoint` is a function. It also has `endpoint.url`, for the URL alone. */
export interface EndpointClient {
  <const Id extends RouteId, const Method extends MethodOf<Id> = 'GET' & MethodOf<Id>>(
    route: Id,
    ...options: EndpointArguments<Id, Method>
  ): Promise<AnswerOf<Id, Method>>
  readonly url: typeof endpointUrl
}

/**
 * Calls one of the project's endpoints: `fetch` with the URL made from the route, and types from its file. As with
 * `fetch`, an error status does not throw. If `.stowaway/routes.d.ts` is among the project's files, the routes, their
 * methods and params are checked, and `json()` has the type that the handler names.
 *
 * @example
 * const todo = await endpoint('/api/todos/[id].json', { params: { id: 7 } }).then((response) => response.json())
 *
 * @throws (rejects) `MissingRouteParam`, `InvalidRouteParamValue`, and as `fetch`
 */
export const endpoint: EndpointClient = /* @__PURE__ */ Object.assign(ask, { url: endpointUrl })

async function ask<Id extends RouteId, Method extends string>(
  route: Id,
  ...[options = {}]: [options?: RequestInput]
): Promise<AnswerOf<Id, Method>> {
  // Only the handler's type says what the server sends.
  return (await fetch(...requestOf(route, options))) as AnswerOf<Id, Method>
}

/** The two arguments of `fetch`. */
export function requestOf(route: string, options: RequestInput): [url: string, init: RequestInit] {
  const { params, query, body: value, headers: given, ...init } = options
  const { type, ...sent } = requestBody(value)
  const headers = new Headers(given)
  if (type !== undefined && !headers.has('content-type')) headers.set('content-type', type)
  return [addressOf(route, { params, query }), { ...init, ...sent, headers }]
}
