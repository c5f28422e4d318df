import type { RouteMatch } from '../../core/app/app.ts'
import { createApp } from '../../core/app/create-app.ts'
import type { EndpointModule } from '../../core/endpoint/endpoint-module.ts'
import { staticPaths } from '../../core/static-paths/static-paths.ts'
import { answerEvent } from '../answer.ts'
import { addBuildListener } from '../build-listener.ts'
import { WorkerCookies } from '../cookies/worker-cookies.ts'
import { guardRequests } from '../guard-requests.ts'
import { InFlight } from '../in-flight.ts'
import { addLifecycleListeners } from '../lifecycle.ts'
import { messageType } from '../messages.ts'
import { EndpointRouter } from '../router.ts'
import type { WorkerOptions } from '../worker-options.ts'
import { createWorkerSessions } from '../worker-sessions.ts'
import { DevServer } from './dev-server.ts'
import type { DevWorkerConfig } from './dev-worker-config.ts'
import { ModuleSource } from './module-source.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Starts the worker of the dev server. It holds no endpoint of its own: each is loaded through Vite on first use. It
 * asks the server before each answer, so that no answer is stale, and leaves to the server what only Node can run:
 * files, prerendered endpoints, and everything while its route table is not the server's.
 */
export function startDevWorker(config: DevWorkerConfig): void {
  const cookies = new WorkerCookies()
  const server = new DevServer(config.api)
  const source = new ModuleSource(server)
  const load = (file: string): Promise<EndpointModule> => source.load(modulePath(config.pagesFolder, file))
  const app = createApp({
    ...config.app,
    manifest: config.manifest,
    load,
    dev: true,
    runPrerendered: staticPaths,
    malformedPath: 'fail',
    serverTiming: 'worker',
    ...(config.session && { session: createWorkerSessions(config.session) }),
  })
  const inFlight = new InFlight()
  const report = config.conformance ? createReport() : undefined
  const router = new EndpointRouter({
    match: (url) => app.match(url),
    answer: (match, event) =>
      inFlight.track(async () => {
        if (!(await leave(match, event))) return answerEvent(app, cookies, match, event, report)
        const response = await fetch(event.request)
        report?.(event.request, response, [])
        return response
      }),
  })

  const leave = async (match: RouteMatch, event: FetchEvent): Promise<boolean> => {
    const file = match.kind === 'endpoint' ? match.route.file : undefined
    const path = new URL(event.request.url).pathname
    const status = await server.status({ path, ...(file !== undefined && { file }), ...source.state })
    if (status !== undefined) {
      source.apply(status)
      if (status.routes !== config.routes) {
        event.waitUntil(self.registration.update().catch(() => undefined))
        return true
      }
      if (status.isFile) return true
    }
    if (file === undefined) return false
    try {
      const { prerender = config.app.prerenderByDefault } = await load(file)
      return prerender === true
    } catch {
      // Loading fails again when the app runs it, and the error becomes its answer.
      return server.isPrerendered(file)
    }
  }

  guardRequests({ router, buildId: config.routes, isEndpoint: (url) => app.match(url) !== undefined })
  router.addFetchListener()
  addLifecycleListeners({ inFlight })
  addBuildListener({
    // One name for all its workers: what changes in development applies by itself.
    id: 'development',
    isOwn: async (path) =>
      path.startsWith(config.api) && [undefined, config.routes].includes((await server.status({}))?.routes),
  })
  self.addEventListener('message', (event) => {
    if (messageType(event.data) !== 'stowaway:change') return
    event.waitUntil(server.status(source.state).then((status) => status && source.apply(status)))
  })
}

/** `../middleware.ts` in `/app/src/pages` is `/app/src/middleware.ts`. */
function modulePath(folder: string, file: string): string {
  return decodeURIComponent(
    new URL(file.split('/').map(encodeURIComponent).join('/'), `file://${encodeURI(folder)}/`).pathname,
  )
}

function createReport(): NonNullable<WorkerOptions['onAnswer']> {
  const channel = new BroadcastChannel('stowaway:conformance')
  return (request, response, cookies) =>
    channel.postMessage({
      type: 'stowaway:answer',
      url: request.url,
      status: response.status,
      headers: [
        ...[...response.headers].filter(([name]) => name !== 'set-cookie'),
        ...cookies.map((value) => ['set-cookie', value]),
      ],
    })
}
