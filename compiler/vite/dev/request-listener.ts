import type { Connect } from 'vite'
import { clientAddress, isNavigation, sendResponse, toRequest } from '../../../sw/node.ts'
import { appPage } from '../../site/app-page.ts'
import type { Project } from '../project.ts'
import type { NodeEndpoints } from './node-endpoints.ts'
import { isProjectFile } from './project-file.ts'

interface ListenerOptions {
  readonly endpoints: NodeEndpoints
  readonly project: Project
  /** Whether the project has a 404 page: it goes before a single-page app's page. */
  hasOwnNotFoundPage(): boolean
}

/**
 * Answers what reached the dev server itself (curl, a first load, a tab without worker) with the same endpoints. Files
 * win, and where Vite has a page to show it shows that, as without the plugin. The rest gets the site's 404. An
 * application that brings its own server (`appType: 'custom'`) answers the rest itself.
 */
export function createRequestListener({
  endpoints,
  project,
  hasOwnNotFoundPage,
}: ListenerOptions): Connect.NextHandleFunction {
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
      // A component in the pages folder never replaces a page.
      const isPage = match !== undefined && isNavigation(incoming) && (await endpoints.isNoRoute(match))
      if (match === undefined || isPage) {
        // A preflight for anything but an endpoint: Vite's CORS middleware has already set the headers.
        if (isPreflight(incoming)) return void outgoing.writeHead(204).end()
        if (isFile || project.appType === 'custom') return next()
        const hasPage = isProjectFile(project.base + rewritten, project)
        const isApp = rewritten === `/${appPage}`
        if (hasPage && (!isApp || (isNavigation(incoming) && !hasOwnNotFoundPage()))) return next()
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
