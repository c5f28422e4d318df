import { markHandled } from './share-handled.ts'

/**
 * A request that no endpoint answers: `fetch(bypass(url))` goes to the network, also where an endpoint has that
 * address. A relative address is not possible on a server.
 */
export function bypass(input: RequestInfo | URL, init?: RequestInit): Request {
  const request = new Request(input, init)
  markHandled(request)
  return request
}

/**
 * The network's answer to the request that a handler got, as if there were no endpoint. Change it, and return it. In
 * development, that is the answer of `server.proxy`. A Node server has no server behind it, so there it rejects.
 *
 * @example
 * export const GET: APIRoute = async ({ request }) => {
 *   const real = await passthrough(request)
 *   return Response.json({ ...(await real.json()), isNew: true })
 * }
 */
export const passthrough = (request: Request): Promise<Response> => fetch(bypass(request))
