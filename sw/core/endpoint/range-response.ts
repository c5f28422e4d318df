import { byteRange } from './byte-range.ts'

/**
 * Answers the `Range` header of a request with that part of a response: 206 with `Content-Range`, or 416 if the range
 * starts after the end of the body. Media players send the header when they seek, and some play nothing without it.
 *
 * Returns the whole response, with `Accept-Ranges: bytes`, for a method other than GET, a status other than 200,
 * several ranges or an invalid one, and an `If-Range` that names neither the response's strong `ETag` nor its
 * `Last-Modified`. Otherwise the body is read to its end first, so do not use this with endless streams.
 *
 * Source: RFC 9110, sections 13.1.5 and 14.
 *
 * @example export const GET: APIRoute = ({ request }) => rangeResponse(request, new Response(song, { headers: {
 * 'content-type': 'audio/mpeg' } }))
 */
export async function rangeResponse(request: Request, response: Response): Promise<Response> {
  const range = request.headers.get('range')
  if (request.method !== 'GET' || response.status !== 200) return response
  if (range === null && response.headers.has('accept-ranges')) return response
  const headers = new Headers(response.headers)
  headers.set('accept-ranges', 'bytes')
  const { statusText } = response
  const whole = (body: BodyInit | null): Response => new Response(body, { headers, statusText })
  if (range === null || !isSameVersion(request.headers.get('if-range'), response.headers)) return whole(response.body)
  const body = await response.blob()
  const part = byteRange(range, body.size)
  if (part === undefined) return whole(body)
  if (part === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${body.size}` } })
  }
  const { first, last } = part
  headers.set('content-range', `bytes ${first}-${last}/${body.size}`)
  headers.set('content-length', String(last - first + 1))
  return new Response(body.slice(first, last + 1), { status: 206, headers })
}

/** A weak `ETag` never matches, because the bytes may differ. */
function isSameVersion(ifRange: string | null, headers: Headers): boolean {
  if (ifRange === null) return true
  if (ifRange.startsWith('W/')) return false
  return ifRange === headers.get(ifRange.startsWith('"') ? 'etag' : 'last-modified')
}
