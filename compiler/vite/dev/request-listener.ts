import type { Connect } from 'vite'
import { bypassHeader } from '../../../sw/core/wire/messages/development.ts'
import { clientAddress, isNavigation, sendResponse, toRequest } from '../../../sw/node.ts'
import { appPage } from '../../site/app-page.ts'
import { mayShowApp } from '../may-show-app.ts'
import type { Project } from '../project.ts'
import type { NodeEndpoints } from './node-endpoints.ts'
import { isProjectFile } from './project-file.ts'

interface ListenerOptions {
  readonly endpoints: NodeEndpoints
  readonly project: Project
  /** Whether Vite finds a module at a path of the project, given without the base. */
  hasModule(path: string): Promise<boolean>
  /** Whether Vite would send a request on (`server.proxy`). Endpoints go first, as in the browser. */
  isProxied(url: string): boolean
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
      incoming.url = asked
      const request = toRequest(incoming, outgoing)
      incoming.url = rewritten
      const isFile = isProjectFile(new URL(request.url).pathname, project)
      const match = isFile || bypassing.has(incoming) ? undefined : await endpoints.match(request.url)
      // A component in the pages folder never replaces a page.
      const isPage = match !== undefined && isNavigation(incoming) && (await endpoints.isNoRoute(match))
      if (match === undefined || isPage) {
        // A preflight for anything but an endpoint: Vite's CORS middleware has already set the headers.
        if (isPreflight(incoming)) return void outgoing.writeHead(204).end()
        if (isFile || project.appType === 'custom') return next()
        const hasPage = isProjectFile(project.base + rewritten, project)
        const isApp = rewritten === `/${appPage}`
        if (hasPage && (!isApp || (mayShowApp(incoming) && !hasOwnNotFoundPage()))) return next()
        // The thread would match it again.
        if (bypassing.has(incoming)) return void outgoing.writeHead(404).end()
      }
      const address = clientAddress(incoming)
      const host = { ...(address !== undefined && { clientAddress: address }) }
      const response = await endpoints.answer(match, request, host)
      // Who may call an endpoint from elsewhere is the endpoint's to say, as it will be after the build.
      for (const name of outgoing.getHeaderNames())
        if (/^access-control-|^vary$/.test(name)) outgoing.removeHeader(name)
      await sendResponse(response, incoming, outgoing)
    } catch (error) {
      next(error)
    }
  }
}

/** Requests that no endpoint answers. */
const bypassing = new WeakSet<object>()

/** Paths and queries that Vite takes for modules, whether or not there is such a file. */
const looksLikeModule =
  /[?&](?:import|worker|sharedworker|url|raw|inline|direct|html-proxy)\b|\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|styl|vue|svelte|json)(?:$|\?)|\/\.\w+(?:$|\?)/

/**
 * Ahead of Vite, which refuses every path that does not start with the base and a slash: the base itself, and a base
 * with escapes in it, are an endpoint's too. Vite also answers addresses that look like modules; where it has no such
 * module, they are an endpoint's. An endpoint goes ahead of a proxy too.
 */
export function createBaseListener(options: ListenerOptions): Connect.NextHandleFunction {
  const answer = createRequestListener(options)
  const { endpoints, project, hasModule, isProxied } = options
  const { base } = project
  const isEndpoint = async (url: string): Promise<boolean> =>
    (await endpoints.match(new URL(url, 'http://localhost').href)) !== undefined
  return async (incoming, outgoing, next) => {
    const { url = '/' } = incoming
    if (incoming.headers[bypassHeader] !== undefined) {
      bypassing.add(incoming)
      // Whoever answers it, perhaps a server that Vite sends it on to, is not to see it.
      delete incoming.headers[bypassHeader]
      return next()
    }
    const isInside = base === '' || url.startsWith(`${base}/`)
    if (isInside && !looksLikeModule.test(url) && !isProxied(url)) return next()
    if (!(await isEndpoint(url))) return next()
    if (isInside && (await hasModule(url.slice(base.length)))) return next()
    return answer(incoming, outgoing, next)
  }
}

const isPreflight = ({ method, headers }: Connect.IncomingMessage): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
