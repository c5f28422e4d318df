import { appError } from '../errors/app-errors.ts'

/**
 * The same request for another URL, with its method, headers, body and signal. It is built from parts, because a
 * navigation cannot be the init of another request. Its body is buffered, because Firefox has no `request.body`, and
 * only Chromium and servers accept a stream. Throws `RewriteWithBodyUsed`.
 */
export async function copyRequest(request: Request, url: URL): Promise<Request> {
  const { method, headers, signal } = request
  if (request.bodyUsed) throw appError('RewriteWithBodyUsed', { from: request.url })
  // Read from a clone, so that the same request can be rewritten again.
  const bytes = method === 'GET' || method === 'HEAD' ? undefined : await request.clone().arrayBuffer()
  const body = request.body === null || bytes?.byteLength === 0 ? undefined : bytes
  const copy = new Request(url, { method, headers, signal, ...(body !== undefined && { body }) })
  // Browsers drop `Cookie` from a request that code builds. If a host added it, it must stay.
  if (headers.has('cookie') && !copy.headers.has('cookie')) {
    Object.defineProperty(copy, 'headers', { value: new Headers(headers) })
  }
  return copy
}
