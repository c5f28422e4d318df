import type { Connect } from 'vite'
import { clientAddress, sendResponse, toRequest } from '../../../sw/node.ts'
import type { NodeEndpoints } from './node-endpoints.ts'

/**
 * Answers what reached the dev server itself (curl, a first load, a tab without worker) with the same endpoints. A
 * navigation that matches none is Vite's to answer, with the app's page; anything else gets the site's 404.
 */
export function createRequestListener(endpoints: NodeEndpoints): Connect.NextHandleFunction {
  return async (incoming, outgoing, next) => {
    // Vite has taken the base off, and may have put a page's name in the path's place.
    const { url: rewritten, originalUrl: asked = rewritten } = incoming
    try {
      const { app } = endpoints
      incoming.url = asked
      const request = toRequest(incoming, outgoing)
      incoming.url = rewritten
      const match = app.match(request.url)
      if (match === undefined) {
        if (wantsPage(incoming)) return next()
        // A preflight for what is no endpoint: Vite's CORS middleware has set its headers already.
        if (isPreflight(incoming)) return void outgoing.writeHead(204).end()
      }
      const address = clientAddress(incoming)
      const host = { ...(address !== undefined && { clientAddress: address }) }
      const response =
        match === undefined ? await app.fetch(request, host) : await endpoints.handle(match, request, host)
      // Who may call an endpoint from elsewhere is the endpoint's to say, as it will be after the build.
      for (const name of outgoing.getHeaderNames())
        if (/^access-control-|^vary$/.test(name)) outgoing.removeHeader(name)
      await sendResponse(response, incoming, outgoing)
    } catch (error) {
      next(error)
    }
  }
}

/**
 * Ahead of Vite, which refuses every path that does not start with the base and a slash: the base itself, and a base
 * with escapes in it, are an endpoint's too.
 */
export function createBaseListener(endpoints: NodeEndpoints, base: string): Connect.NextHandleFunction {
  const answer = createRequestListener(endpoints)
  return (incoming, outgoing, next) => {
    const { url = '/' } = incoming
    if (
      base === '' ||
      url.startsWith(`${base}/`) ||
      endpoints.app.match(new URL(url, 'http://localhost')) === undefined
    ) {
      return next()
    }
    return answer(incoming, outgoing, next)
  }
}

const isPreflight = ({ method, headers }: Connect.IncomingMessage): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined

function wantsPage({ method, headers }: Connect.IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept?.includes('text/html') ?? false)
}
