/** The worker's side of this message is `sw/worker/messages.ts`. */
const cookiesMessage = 'stowaway:cookies'

/**
 * Writes the cookies that the worker could not write itself (WebKit's workers cannot): those it tells of from now on,
 * and those that are waiting since before this page. HttpOnly cookies are never among them.
 */
export function writeCookies(): void {
  const container = navigator.serviceWorker
  container.addEventListener('message', ({ data }) => {
    for (const cookie of cookiesIn(data)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
      document.cookie = cookie
    }
  })
  container.controller?.postMessage({ type: cookiesMessage })
}

function cookiesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('cookies' in data)) return []
  if (data.type !== cookiesMessage || !Array.isArray(data.cookies)) return []
  return data.cookies.filter((cookie) => typeof cookie === 'string')
}
