import { requestBody, requestHeaders } from '../answer.ts'
import type { Skipped } from '../host.ts'
import type { RecordedRequest } from '../recorded.ts'

/** The recorded request as a `Request`, or why there can be none. */
export function coreRequest(recorded: RecordedRequest, origin: string): Request | Skipped {
  const { method, path } = recorded
  if (/^(?:TRACE|TRACK|CONNECT)$/i.test(method)) return { skip: `a Request cannot have the method ${method}` }
  if (!path.startsWith('/')) return { skip: 'the target is no path, so no URL stands for it' }
  const given = requestBody(recorded, origin)
  const isBodiless = /^(?:GET|HEAD)$/i.test(method)
  if (given !== undefined && isBodiless) return { skip: `a Request of ${method} has no body` }
  // Every other method has a body on a server, if an empty one.
  const body = isBodiless ? undefined : (given ?? new Uint8Array())
  const headers = new Headers(requestHeaders(recorded, origin))
  return new Request(origin + path, { method, headers, ...(body === undefined ? {} : { body }), redirect: 'manual' })
}
