interface Changes {
  readonly body?: BodyInit | null
  readonly status?: number
  readonly headers?: Headers
}

/**
 * A response like `response`, with mutable headers. Browsers drop `Set-Cookie` from a Response that code builds; where
 * the source has it (a host found a way), the copy keeps it too.
 */
export function copyResponse(response: Response, changes: Changes = {}): Response {
  const { body = response.body, status = response.status, headers = response.headers } = changes
  // A handler's own status text belongs to its own status.
  const statusText = status === response.status ? response.statusText : ''
  const copy = new Response(body, { status, statusText, headers })
  // A text body adds a type of its own, which the source did not have.
  if (!headers.has('content-type')) copy.headers.delete('content-type')
  if (headers.getSetCookie().length !== copy.headers.getSetCookie().length) {
    Object.defineProperty(copy, 'headers', { value: new Headers(headers) })
  }
  return copy
}

/** Its body was read, or somebody holds a reader: nothing is left to send. */
export const isUsed = (response: Response): boolean => response.bodyUsed || response.body?.locked === true

/** `Response.error()` and opaque responses of `fetch`: nothing of them can be read or copied. */
export const isOpaque = (response: Response): boolean => response.status === 0

/** The response itself, or a copy where its headers are immutable (`Response.redirect()`, a `fetch()` result). */
export function withMutableHeaders(response: Response): Response {
  if (isOpaque(response)) return response
  if (!(response instanceof Response)) return copyResponse(response)
  try {
    response.headers.delete('x-stowaway-probe')
    return response
  } catch {
    return copyResponse(response)
  }
}
