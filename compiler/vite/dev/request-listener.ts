import type { Connect, ResolvedConfig } from 'vite'
import { clientAddress, sendResponse, toRequest } from '../../../sw/node.ts'
import type { Project } from '../project.ts'
import type { NodeEndpoints } from './node-endpoints.ts'
import { isProjectFile } from './project-file.ts'

interface ListenerOptions {
  readonly endpoints: NodeEndpoints
  readonly project: Project
  readonly appType: ResolvedConfig['appType']
}

/**
 * Answers what reached the dev server itself (curl, a first load, a tab without worker) with the same endpoints. Files
 * win, and where Vite has a page to show it shows that, as without the plugin. The rest gets the site's 404. An
 * application that brings its own server (`appType: 'custom'`) answers the rest itself.
 */
export function createRequestListener({ endpoints, project, appType }: ListenerOptions): Connect.NextHandleFunction {
  return async (incoming, outgoing, next) => {
    // Vite has taken the base off, and may have put a page's name in the path's place.
    const { url: rewritten = '/', originalUrl: asked = rewritten } = incoming
    try {
      const { app } = endpoints
      incoming.url = asked
      const request = toRequest(incoming, outgoing)
      incoming.url = rewritten
      const isFile = isProjectFile(new URL(request.url).pathname, project)
      const match = isFile ? undefined : app.match(request.url)
      if (match === undefined) {
        // A preflight for anything but an endpoint: Vite's CORS middleware has already set the headers.
        if (isPreflight(incoming)) return void outgoing.writeHead(204).end()
        if (isFile || appType === 'custom') return next()
        const hasPage = isProjectFile(project.base + rewritten, project)
        if (hasPage && (rewritten !== appPage || mayBeNavigation(incoming))) return next()
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
export function createBaseListener(options: ListenerOptions): Connect.NextHandleFunction {
  const answer = createRequestListener(options)
  const { endpoints, project } = options
  const { base } = project
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

/** What Vite puts in the place of every address that is no file's, in a single-page app. */
const appPage = '/index.html'

const pageDestinations = ['document', 'frame', 'iframe', 'fencedframe', '']

/**
 * Whether the app's page may answer an address that is no file. Browsers say what they want a request for: a page's
 * `fetch` of a mistyped endpoint gets the 404 that it gets from a static host, and no page. Others (curl, a test runner
 * that waits for the server) do not say, and get what plain Vite answers.
 */
const mayBeNavigation = ({ headers: { 'sec-fetch-dest': wanted = '' } }: Connect.IncomingMessage): boolean =>
  pageDestinations.includes(String(wanted))
