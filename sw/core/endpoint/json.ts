import type { Jsonified } from './jsonified.ts'

/** A Response with a typed JSON body. Only the type differs from other Responses. */
export interface TypedResponse<Body> extends Response {
  json(): Promise<Body>
  clone(): TypedResponse<Body>
}

/**
 * `Response.json` with a typed body: `endpoint` of `stowaway/client` returns that type in the page. To keep the type,
 * name the body in the handler's type, as in `APIRoute<'/api/[id].json', Todo>`, or let `satisfies` check the handler:
 *
 * @example
 * export const GET = (({ params }) => json({ id: params.id })) satisfies APIRoute<'/api/[id].json'>
 *
 * @throws TypeError for values that JSON cannot hold: a circular structure, a bigint
 */
export function json<Body>(data: Body, init?: ResponseInit): TypedResponse<Jsonified<Body>> {
  return Response.json(data, init)
}
