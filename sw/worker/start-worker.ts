import { createApp } from '../core/app/create-app.ts'
import { addMatchListener } from './add-match-listener.ts'
import { addRoutingRules } from './add-routing-rules.ts'
import { answerOwnRequests } from './answer-own-requests.ts'
import { answerProbes } from './answer-probes.ts'
import { appPageRoute } from './app-page-route.ts'
import { WorkerCookies } from './cookies/worker-cookies.ts'
import { createAnswer } from './create-answer.ts'
import { createNotFoundPage } from './create-not-found-page.ts'
import { EndpointRouter } from './endpoint-router.ts'
import { hostName } from './fallback-page.ts'
import { fileOf } from './file-of.ts'
import { addOfflineListener } from './precache/add-offline-listener.ts'
import { OpenStreams } from './streams/open-streams.ts'
import { addBuildListener } from './updates/add-build-listener.ts'
import { addLifecycleListeners } from './updates/add-lifecycle-listeners.ts'
import { guardRequests } from './updates/guard-requests.ts'
import { InFlight } from './updates/in-flight.ts'
import type { WorkerOptions } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

/** Starts a built worker. It connects everything synchronously and evaluates no endpoint. */
export function startWorker(options: WorkerOptions): void {
  const { precache } = options
  const cookies = new WorkerCookies(options.id)
  const app = createApp({
    ...options.app,
    ...(options.app.serverTiming && { serverTiming: hostName() }),
    manifest: options.manifest,
    ...(options.session && { session: options.session }),
    load: (file) => {
      const load = options.modules.get(file)
      if (load === undefined) throw new Error(`${file} is not part of this worker.`)
      return load()
    },
    notFoundPage: createNotFoundPage(options.notFoundPage, precache, options.placePage),
  })
  const inFlight = new InFlight()
  const streams = new OpenStreams(inFlight)
  const { toPage, toHandler } = createAnswer({ app, fileOf, inFlight, streams, cookies })
  const match = (url: URL) => app.match(url)
  answerOwnRequests({ match, answer: toHandler })
  const router = new EndpointRouter({
    match,
    answer: toPage,
    ...(precache && { files: precache.files, rest: precache.rest }),
    ...(!precache &&
      options.appPage && {
        rest: appPageRoute((path) => includes(options.manifest.files, path), options.placePage),
      }),
  })
  answerProbes()
  guardRequests({
    router,
    buildId: options.buildId,
    isEndpoint: (url) => app.match(url) !== undefined,
    script: options.script ?? self.location.href,
  })
  router.addFetchListener()
  addMatchListener(app)
  // The site's own worker sees every request that is not for an endpoint.
  if (options.script === undefined) addRoutingRules(options.routing, precache?.cacheName)
  addOfflineListener(precache)
  addBuildListener({ id: options.buildId, isOwn: (path) => includes(options.manifest.files, path) })
  addLifecycleListeners({
    inFlight,
    endStreams: (onlyEvents) => streams.end(onlyEvents),
    ...(precache && {
      install: (event) => precache.install(event),
      activate: (event) => precache.activate(event),
    }),
  })
}

function includes(files: WorkerOptions['manifest']['files'], path: string): boolean {
  return Array.isArray(files) ? files.includes(path) : new Set(files).has(path)
}
