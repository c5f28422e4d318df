import type { IncomingMessage, ServerResponse } from 'node:http'
import { createApp } from '../core/app/create-app.ts'
import { slashRedirect } from '../core/routes/slash-redirect.ts'
import { writesSettled } from '../data/outstanding-writes.ts'
import { createNodeSessions } from './create-node-sessions.ts'
import { endpointCallers } from './endpoint-callers.ts'
import { filePath } from './file-path.ts'
import type { HandlerOptions } from './handler-options.ts'
import { isNavigation } from './is-navigation.ts'
import { requestUrl } from './request-url.ts'
import { sendResponse } from './send-response.ts'
import { createStaticFiles } from './static-files.ts'
import { clientAddress, toRequest } from './to-request.ts'

/** Called if Stowaway has no response (without an argument), or failed to produce one. */
export type NextFunction = (error?: unknown) => void

/** A request listener, and a middleware for Connect, Express and similar frameworks. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse, next?: NextFunction) => void

/** No `Request` can have them (Fetch, "forbidden method"). Node's parser refuses `TRACK` itself. */
const forbiddenMethods: ReadonlySet<string> = new Set(['CONNECT', 'TRACE'])

/**
 * A project as a request handler of `node:http`: files first, for every method, then endpoints. With `next`, anything
 * else is passed on. Without it, anything else gets the site's 404 page. A path that cannot be decoded reaches
 * endpoints as it was sent (Astro reference, "Params decoding"; the standalone server refuses it before).
 */
export function createHandler(options: HandlerOptions): NodeHandler {
  const { filesDir, origin, session, hasAppPage, ...appOptions } = options
  const files = filesDir === undefined ? undefined : createStaticFiles(filesDir)
  const app = createApp({
    ...appOptions,
    malformedPath: 'raw',
    callers: endpointCallers(),
    ...(session !== false && { session: createNodeSessions(session) }),
    ...(files !== undefined && { notFoundPage: () => files.notFoundPage() }),
  })
  const tell = options.onError ?? ((error: unknown) => console.error(error))

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, next?: NextFunction): Promise<void> => {
    const url = requestUrl(incoming, origin)
    const path = filePath(url, app.manifest.base)
    // As a standalone server: Astro's adapter corrects slashes before it looks for files. A file's address has no slash.
    const isRight =
      next !== undefined ||
      slashRedirect(url.pathname, '', app.manifest.trailingSlash) === undefined ||
      (path !== undefined && files?.has(path))
    if (isRight && path !== undefined && files?.answer(incoming, outgoing, path)) return
    const isForbidden = forbiddenMethods.has(incoming.method ?? '')
    const match = app.match(url)
    if (next !== undefined && (isForbidden || match === undefined)) return next()
    if (isForbidden) return void outgoing.writeHead(501).end()
    const isApp = hasAppPage && match === undefined && path !== undefined && isNavigation(incoming)
    if (isApp && files?.answer(incoming, outgoing, '/index.html')) return
    const request = toRequest(incoming, outgoing, { ...(origin !== undefined && { origin }) })
    const address = clientAddress(incoming)
    const response = await app.fetch(request, { ...(address !== undefined && { clientAddress: address }) })
    await writesSettled()
    await sendResponse(response, incoming, outgoing).catch((error: unknown) => {
      tell(error, request)
      fail(outgoing)
    })
  }

  return (incoming, outgoing, next) => {
    answer(incoming, outgoing, next).catch((error: unknown) => {
      if (next !== undefined) return next(error)
      console.error(error)
      fail(outgoing)
    })
  }
}

/** Ends a response that failed before its head was sent. A caller must never wait for a response that does not come. */
function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) return
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name)
  outgoing.statusMessage = ''
  outgoing.writeHead(500).end('Internal Server Error')
}
