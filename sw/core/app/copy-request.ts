import { appError } from '../errors/app-errors.ts'

/**
 * The same request for another URL: method, headers, body and signal are carried over. It is built from parts, because
 * a navigation cannot be the init of another request; its body is buffered, because Firefox knows no `request.body` and
 * only Chromium and servers take a stream. Throws `RewriteWithBodyUsed`.
 */
export async function copyRequest(request: Request, url: URL): Promise<Request> {
  const { method, headers, signal } = request
  if (request.bodyUsed) throw appError('RewriteWithBodyUsed', { from: request.url })
  // Read from a clone, so that the same request can be rewritten once more.
  const bytes = method === 'GET' || method === 'HEAD' ? undefined : await request.clone().arrayBuffer()
  const body = request.body === null || bytes?.byteLength === 0 ? undefined : bytes
  const copy = new Request(url, { method, headers, signal, ...(body !== undefined && { body }) })
  // Browsers drop Cookie from a request that code builds; where a host put it in, it stays in.
  if (headers.has('cookie') && !copy.headers.has('cookie')) {
    Object.defineProperty(copy, 'headers', { value: new Headers(headers) })
  }
  return copy
}
