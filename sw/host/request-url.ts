import type { IncomingMessage } from 'node:http'

const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/**
 * The URL of an incoming request. The target's path and query are kept as sent, as far as a URL can hold them:
 * duplicate slashes (a leading `//x` is a path, never a host), malformed escapes. The `Host` header is only used if it
 * is a host and nothing else; otherwise the host is `localhost`.
 *
 * @param origin The public origin, if a proxy hides it: `https://example.org`.
 */
export function requestUrl(incoming: IncomingMessage, origin?: string): URL {
  return new URL((origin === undefined ? originOf(incoming) : new URL(origin).origin) + targetPath(incoming.url ?? '/'))
}

function originOf({ headers, socket }: IncomingMessage): string {
  const scheme = 'encrypted' in socket && socket.encrypted === true ? 'https' : 'http'
  const http2Host = headers[':authority']
  const host = typeof http2Host === 'string' ? http2Host : headers.host
  if (host !== undefined && hostPattern.test(host) && URL.canParse(`${scheme}://${host}`)) return `${scheme}://${host}`
  return `${scheme}://localhost${socket.localPort === undefined ? '' : `:${socket.localPort}`}`
}

function targetPath(target: string): string {
  // RFC 9112, 3.2.2: a target may be a whole URL. Its authority is as untrusted as the Host header, so it is dropped.
  const path = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
  // A target has no fragment, so this is a character of the path.
  const escaped = path.replaceAll('#', '%23')
  return escaped.startsWith('/') || escaped.startsWith('\\') ? escaped : `/${escaped}`
}
