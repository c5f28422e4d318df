import { entityTag, hasTag } from './entity-tag.ts'

/** JSON with an entity tag; 304 if the client has it. */
export function jsonAnswer(request: Request, body: unknown, tag?: string, headers?: Headers): Response {
  const text = JSON.stringify(body)
  const own = new Headers(headers)
  const etag = tag ?? entityTag(text)
  own.set('etag', etag)
  const known = request.headers.get('if-none-match')
  if (known !== null && hasTag(known, etag)) return new Response(null, { status: 304, headers: own })
  own.set('content-type', 'application/json')
  return new Response(text, { headers: own })
}
