import { copyResponse, withMutableHeaders } from '../../core/endpoint/copy-response.ts'
import { hiddenHeaders, whyCorsFails, withCorsHeaders } from '../../core/origins/cors-headers.ts'

declare const self: ServiceWorkerGlobalScope

const safeMethods: readonly string[] = ['GET', 'HEAD']

/** Gives a request the `Origin` header that it would have on the network; workers do not see it. */
export function addOrigin(request: Request): void {
  const { mode, method, headers } = request
  if (headers.has('origin') || (mode !== 'cors' && safeMethods.includes(method))) return
  headers.set('origin', self.location.origin)
}

/**
 * The answer of another origin as its page may see it. Browsers check what comes from the network, and nothing that a
 * worker answers, so this does the same: an answer that the page may not read is a network error, and headers that are
 * not exposed are missing.
 */
export function forPage(request: Request, answer: Response): Response {
  const { mode, method, url, destination } = request
  const response = withCorsHeaders(request, answer)
  const isRedirect = response.status >= 300 && response.status < 400 && response.headers.has('location')
  if (response.status === 0 || (mode === 'no-cors' && isRedirect)) return response
  if (mode === 'no-cors') return destination === '' ? withoutContent(response) : response
  if (mode !== 'cors') return response
  const asked = { origin: self.location.origin, credentials: request.credentials === 'include' }
  const reason = whyCorsFails(response.headers, asked)
  if (reason !== undefined) {
    console.warn(`[stowaway] The page may not read the answer to ${method} ${url}: ${reason}.`)
    return Response.error()
  }
  if (isRedirect) return response
  const changed = withMutableHeaders(response)
  for (const name of hiddenHeaders(changed.headers, asked)) {
    // Needed until the body is decoded.
    if (name !== 'content-encoding') changed.headers.delete(name)
  }
  return changed
}

/** What script sees of an opaque response: nothing. A worker cannot make one, so its status stays 200. */
function withoutContent(response: Response): Response {
  void response.body?.cancel()
  return copyResponse(response, { body: null, status: 200, headers: new Headers() })
}
