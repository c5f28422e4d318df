interface Changes {
  readonly body?: BodyInit | null
  readonly status?: number
  readonly headers?: Headers
}

/**
 * A copy of a response, with mutable headers. Browsers drop `Set-Cookie` from a Response that code builds. If the
 * source has it (a host may keep it), the copy keeps it too.
 */
export function copyResponse(response: Response, changes: Changes = {}): Response {
  const { body = response.body, status = response.status, headers = response.headers } = changes
  // A status text belongs to its status.
  const statusText = status === response.status ? response.statusText : ''
  const copy = new Response(hasNoBody(status) ? null : body, { status, statusText, headers })
  // A text as body adds a content type that the source did not have.
  if (!headers.has('content-type')) copy.headers.delete('content-type')
  if (headers.getSetCookie().length !== copy.headers.getSetCookie().length) {
    Object.defineProperty(copy, 'headers', { value: new Headers(headers) })
  }
  return copy
}

/**
 * Whether responses with this status have no body (Fetch standard, "null body status"). A browser's `fetch` gives them an
 * empty stream, with which no Response can be made.
 */
export const hasNoBody = (status: number): boolean => [204, 205, 304].includes(status)

/** Whether the body was read or has a reader: nothing is left to send. */
export const isUsed = (response: Response): boolean => response.bodyUsed || response.body?.locked === true

/** Whether this is `Response.error()` or an opaque response of `fetch`. Those cannot be read or copied. */
export const isOpaque = (response: Response): boolean => response.status === 0

/** The response itself, or a copy if its headers are immutable (`Response.redirect()`, a `fetch()` result). */
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
