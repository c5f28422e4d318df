import { hasChangedHeaders } from '../core/cookies/cookie-headers.ts'
import { platformFetch } from './platform-fetch.ts'
import { streamBodyOf } from './stream-bodies.ts'

/**
 * The platform's `fetch`, which can also send the body of another request, and changed headers of the request that is
 * being handled. A stream is read to its end first.
 */
export const fetchWhole: typeof fetch = async (input, init) => {
  const isPlain = !(init instanceof Request || init?.body instanceof ReadableStream)
  if (isPlain && !streamBodyOf(Object(input)) && !hasChangedHeaders(input)) return platformFetch(input, init)
  const request = new Request(input, init)
  const body = await streamBodyOf(request)?.blob()
  return platformFetch(body === undefined ? request : new Request(request, { body }))
}
