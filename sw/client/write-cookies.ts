/** The worker's side of this message is `sw/worker/messages.ts`. */
const cookiesMessage = 'stowaway:cookies'

/**
 * Does for the worker what it cannot do itself: writes the cookies that it tells of (WebKit's and most of Firefox's
 * workers cannot), from now on and those that are waiting since before this page, and tells it those of the page
 * (Firefox). HttpOnly cookies are never among them.
 */
export function writeCookies({ serviceWorker: container }: Pick<Navigator, 'serviceWorker'> = navigator): void {
  container.addEventListener('message', ({ data, ports: [port] }) => {
    if (!isCookiesMessage(data)) return
    for (const cookie of cookiesIn(data)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the one way that every engine has
      document.cookie = cookie
    }
    port?.postMessage({ cookies: document.cookie, pathname: location.pathname })
  })
  // Else messages wait until the document is parsed, and the app may ask an endpoint before that.
  container.startMessages()
  container.controller?.postMessage({ type: cookiesMessage })
}

function isCookiesMessage(data: unknown): data is object {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === cookiesMessage
}

function cookiesIn(data: object): string[] {
  if (!('cookies' in data) || !Array.isArray(data.cookies)) return []
  return data.cookies.filter((cookie) => typeof cookie === 'string')
}
