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
      if (match === undefined && wantsPage(incoming)) return next()
      const address = clientAddress(incoming)
      const host = { ...(address !== undefined && { clientAddress: address }) }
      const response = match === undefined ? await app.fetch(request, host) : await app.handle(match, request, host)
      await sendResponse(response, incoming, outgoing)
    } catch (error) {
      next(error)
    }
  }
}

function wantsPage({ method, headers }: Connect.IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept?.includes('text/html') ?? false)
}
