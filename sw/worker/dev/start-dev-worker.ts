import type { AppOptions, RouteMatch } from '../../core/app/app.ts'
import { BlockWatch } from '../../core/app/block-watch.ts'
import { createApp } from '../../core/app/create-app.ts'
import { prerenderedRunner } from '../../core/app/prerendered-runner.ts'
import { shareHandled } from '../../core/app/share-handled.ts'
import { isRoute } from '../../core/endpoint/choose-handler.ts'
import type { EndpointModule } from '../../core/endpoint/endpoint-module.ts'
import { refuseExports } from '../../core/endpoint/refuse-exports.ts'
import { originRoutes } from '../../core/routes/origin-routes.ts'
import { hidingSockets } from '../../core/sockets/hide-socket.ts'
import { loadingSockets } from '../../core/sockets/loading-sockets.ts'
import type { Openings } from '../../core/sockets/socket-endpoint.ts'
import { busyQuestion, bypassHeader, changeMessage, warningMessage } from '../../core/wire/messages/development.ts'
import { post } from '../../core/wire/post.ts'
import { createIndexedStorage } from '../../data/create-indexed-storage.ts'
import { leaveStorage } from '../../data/host-storage.ts'
import { addMatchListener } from '../add-match-listener.ts'
import { addRoutingRules } from '../add-routing-rules.ts'
import { allFeatures } from '../all-features.ts'
import { answerProbes } from '../answer-probes.ts'
import { createWorkerControl } from '../control/create-worker-control.ts'
import { createAnswer } from '../create-answer.ts'
import { createNotFoundPage } from '../create-not-found-page.ts'
import { createWorkerSessions } from '../create-worker-sessions.ts'
import { EndpointRouter } from '../endpoint-router.ts'
import { hostName } from '../fallback-page.ts'
import { fileOf } from '../file-of.ts'
import { onPageMessage } from '../on-page-message.ts'
import { addOriginRules } from '../origins/add-origin-rules.ts'
import { createOriginCookies } from '../origins/origin-cookies.ts'
import { platformFetch } from '../platform-fetch.ts'
import { addBuildListener } from '../updates/add-build-listener.ts'
import { addLifecycleListeners } from '../updates/add-lifecycle-listeners.ts'
import { guardRequests } from '../updates/guard-requests.ts'
import { workerScope } from '../worker-scope.ts'
import { DevOrigins } from './dev-origins.ts'
import { DevServer } from './dev-server.ts'
import { devSockets } from './dev-sockets.ts'
import type { DevWorkerConfig } from './dev-worker-config.ts'
import { FailureReports } from './failure-reports.ts'
import { createModuleSource } from './module-source.ts'
import { startDevOrigins } from './start-dev-origins.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Starts the worker of the dev server. It contains no endpoints: each is loaded through Vite on first use. It asks the
 * server before each response, so that no response is stale. It leaves to the server what only Node can run: files,
 * prerendered endpoints, and everything while its route table differs from the server's.
 */
export function startDevWorker(config: DevWorkerConfig): void {
  const { inFlight, streams, ownRequests, ...features } = allFeatures(config.id)
  // Endpoints come through Vite, with their own copies of all their imports.
  // The server has the same endpoints, and must not answer with them.
  shareHandled(({ headers }) => headers.set(bypassHeader, '1'))
  const storage = createIndexedStorage({ scope: workerScope(), id: config.id })
  leaveStorage(storage)
  const server = new DevServer(config.api)
  const source = createModuleSource(config, server)
  const failures = new FailureReports(server)
  const load = async (file: string): Promise<EndpointModule> => refuseExports(await source.load(file), file)
  const options: AppOptions = {
    ...config.app,
    manifest: config.manifest,
    load: hidingSockets(load),
    dev: true,
    runPrerendered: prerenderedRunner,
    malformedPath: 'fail',
    serverTiming: hostName(),
    onError: (error, request) => failures.report(error, request),
    locate: (error, request) => failures.details(error, request),
    notFoundPage: createNotFoundPage(config.notFoundPage, undefined, undefined),
    ...(config.session && { session: createWorkerSessions(config.session, config.id) }),
  }
  const app = createApp(options)
  const blocks = new BlockWatch()
  const { toPage, toHandler } = createAnswer({ ...features, inFlight, streams, app, fileOf })
  const { origins } = config.manifest
  const others = origins && new DevOrigins(options)
  const control = createWorkerControl({
    id: config.id,
    base: config.manifest.base,
    routes: [...config.manifest.routes, ...originRoutes(config.manifest)],
    storage,
    match: (url) => app.match(url),
    ...(others && { otherRoute: (url) => others.route(url) }),
    isFile: async (path) => (await server.status({ path: config.manifest.base + path }))?.isFile ?? false,
    cookies: features.cookies,
  })
  const router = new EndpointRouter({
    match: (url) => app.match(url),
    answer: (match, event) => inFlight.track(() => control.page(event, () => answerPage(match, event))),
  })
  const answerPage = async (match: RouteMatch, event: FetchEvent): Promise<Response> => {
    left.clear()
    try {
      if (await leave(match, event.request)) return await platformFetch(event.request)
      failures.expect(event)
      return await blocks.watch(
        nameOf(match, event.request),
        (text) => warn(event, text),
        () => toPage(match, event),
      )
    } finally {
      checks.get(event.request)?.()
    }
  }

  /** Which requests of handlers were left to the server since a page's last one, by their paths. */
  const left = new Map<string, Promise<boolean>>()
  ownRequests({
    match: (url) => app.match(url),
    answer: (match, request) => control.handler(request, (request) => answerHandler(match, request)),
  })
  const answerHandler = async (match: RouteMatch, request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const isLeft = left.get(pathname) ?? leave(match, request)
    left.set(pathname, isLeft)
    try {
      return await ((await isLeft) ? platformFetch(request) : toHandler(match, request))
    } finally {
      checks.get(request)?.()
    }
  }

  /** Ends the checks that `leave` began, by the request. */
  const checks = new WeakMap<Request, () => void>()
  const leave = async (match: RouteMatch, request: Request): Promise<boolean> => {
    const file = fileOf(match)
    const path = new URL(request.url).pathname
    const question = { path, request: nameOf(match, request), ...(file !== undefined && { file }) }
    const status = await server.status({ ...question, ...source.known })
    if (status !== undefined) {
      source.apply(status)
      if (status.routes !== config.routes) {
        self.registration.update().catch(() => undefined)
        return true
      }
      if (status.isFile) return true
    }
    if (file === undefined) return false
    checks.set(request, source.checked(file))
    try {
      const module = refuseExports(await source.look(file), file)
      const { prerender = config.app.prerenderByDefault } = module
      return prerender === true || !isRoute(file, module)
    } catch {
      // Loading fails again when the app runs it, and the error becomes the response.
      return server.isPrerendered(file)
    }
  }

  const openings: Openings = new WeakMap()
  devSockets({
    id: config.id,
    app: createApp({ ...options, load: loadingSockets(load, config.manifest, openings) }),
    openings,
    features: { ...features, inFlight, streams, fileOf },
    server,
    control,
    known: () => source.known,
    leave,
    done: (request) => checks.get(request)?.(),
  })
  if (origins !== undefined && others !== undefined) {
    const { forms: _, parts: __, ...shared } = features
    startDevOrigins({
      features: {
        ...shared,
        inFlight,
        streams,
        cookies: createOriginCookies(config.id, (one) => features.cookies.isWhole(one)),
      },
      origins: others,
      config,
      server,
      source,
      control,
      watch: (event, match, work) => {
        failures.expect(event)
        return blocks.watch(nameOf(match, event.request), (text) => warn(event, text), work)
      },
    })
    addOriginRules(origins)
  }
  answerProbes()
  guardRequests({
    router,
    buildId: config.routes,
    isEndpoint: (url) => app.match(url) !== undefined,
    script: self.location.href,
    platformFetch,
  })
  router.addFetchListener()
  addMatchListener(app)
  addRoutingRules(config.routing)
  addLifecycleListeners({ inFlight, endStreams: (onlyEvents) => streams.end(onlyEvents) })
  addBuildListener({
    // One name for all its workers: changes in development apply by themselves.
    id: 'development',
    isOwn: async (path) =>
      path.startsWith(config.api) && [undefined, config.routes].includes((await server.status({}))?.routes),
  })
  onPageMessage(busyQuestion, {}, () => ({ busy: !inFlight.isIdle }))
  onPageMessage(changeMessage, {}, () => server.status(source.known).then((status) => status && source.apply(status)))
}

/** For the author: the method and the file. */
function nameOf(match: RouteMatch, request: Request): string {
  return `${request.method} of ${match.kind === 'endpoint' ? match.route.file : new URL(request.url).pathname}`
}

/** Prints to the console of the worker, which few people open, and of the page that asked. */
function warn(event: FetchEvent, text: string): void {
  console.warn(`[stowaway] ${text}`)
  void self.clients
    .get(event.clientId || event.resultingClientId)
    .then((client) => post(client, warningMessage, { text }))
}
