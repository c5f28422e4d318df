import type { Jsonified } from './jsonified.ts'

/** A Response that knows what its JSON body is. Nothing but the type differs from any other Response. */
export interface TypedResponse<Body> extends Response {
  json(): Promise<Body>
  clone(): TypedResponse<Body>
}

/**
 * `Response.json` with a typed body: `endpoint` of `stowaway/client` gives the page that type. So that it is kept,
 * name the body in the handler's type, as in `APIRoute<'/api/[id].json', Todo>`, or let `satisfies` check the handler:
 *
 * @example
 * export const GET = (({ params }) => json({ id: params.id })) satisfies APIRoute<'/api/[id].json'>
 *
 * @throws TypeError for what JSON cannot hold: a circular structure, a bigint
 */
export function json<Body>(data: Body, init?: ResponseInit): TypedResponse<Jsonified<Body>> {
  return Response.json(data, init)
}
