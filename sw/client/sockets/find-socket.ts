/** The routes with a WebSocket handler: patterns of paths below the worker's scope, with a slash at their start. */
export type SocketRoutes = readonly RegExp[]

/**
 * The address of a WebSocket as `http(s):`, if an endpoint answers it.
 *
 * @param scope what the worker controls, with a slash at its end
 */
export function findSocket(address: unknown, scope: string, routes: SocketRoutes): URL | undefined {
  const text = String(address)
  if (!URL.canParse(text, document.baseURI)) return undefined
  const url = new URL(new URL(text, document.baseURI).href.replace(/^ws(?=s?:)/, 'http'))
  const root = new URL(scope, location.origin)
  if (url.origin !== location.origin || !url.pathname.startsWith(root.pathname)) return undefined
  const path = decoded(url.pathname.slice(root.pathname.length - 1))
  return routes.some((route) => route.test(path)) ? url : undefined
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
