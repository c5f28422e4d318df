import { asFetched } from './as-fetched.ts'
import { followRedirects } from './follow-redirects.ts'
import type { RequestHead } from './messages/request.ts'

interface OwnFetchOptions {
  /** The request as plain data. */
  readonly head: RequestHead
  /** Answers a request to one of our URLs. `undefined`: nothing answers it after all. */
  ask(head: RequestHead): Promise<Response | undefined>
  isOurs(url: string): boolean
  /** The platform's own, for a redirect to anything else. */
  readonly fetch: typeof fetch
}

/**
 * `fetch` for a request to one of our URLs. With `redirect: 'manual'`, the redirect itself is the response.
 *
 * @throws TypeError where `fetch` does
 */
export async function fetchOwn(request: Request, { head, ask, isOurs, fetch }: OwnFetchOptions): Promise<Response> {
  const followed = await followRedirects(head, ask, { redirect: request.redirect, isOurs })
  const { redirected } = followed
  if (followed.kind === 'left') {
    await followed.redirect?.body?.cancel()
    const response = await leave(followed.head, request, fetch)
    return redirected ? asFetched(response, { url: response.url, redirected, type: response.type }) : response
  }
  return asFetched(followed.response, { url: followed.head.url.replace(/#.*/s, ''), redirected, type: 'basic' })
}

function leave(
  { url, method, headers, body }: RequestHead,
  { signal, mode, credentials, cache, redirect, integrity }: Request,
  fetch: OwnFetchOptions['fetch'],
): Promise<Response> {
  return fetch(url, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    signal,
    mode: mode === 'navigate' ? 'same-origin' : mode,
    credentials,
    cache,
    redirect,
    integrity,
    ...(body instanceof ArrayBuffer && { body }),
  })
}
