import { createMatchedApp } from '../core/app/create-matched-app.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'
import { addMatchListener } from './add-match-listener.ts'
import { addRoutingRules } from './add-routing-rules.ts'
import { answerProbes } from './answer-probes.ts'
import { createAnswer } from './create-answer.ts'
import { EndpointRouter } from './endpoint-router.ts'
import { fileOf } from './file-of.ts'
import { platformFetch } from './platform-fetch.ts'
import { addOfflineListener } from './precache/add-offline-listener.ts'
import { addBuildListener } from './updates/add-build-listener.ts'
import { addLifecycleListeners } from './updates/add-lifecycle-listeners.ts'
import type { WorkerFeatures } from './worker-features.ts'
import type { WorkerOptions } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

/** Starts a built worker. It connects everything synchronously and evaluates no endpoint. */
export function startWorker(options: WorkerOptions, features: WorkerFeatures): void {
  const { precache } = options
  const { parts, ownRequests, ...others } = features
  const { inFlight, streams } = features
  const app = createMatchedApp(
    {
      ...options.app,
      // The parts that read its routes get a whole one.
      manifest: options.manifest as RouteManifest,
      ...(options.session && { session: options.session }),
      load: options.load,
      ...(options.notFoundPage && { notFoundPage: options.notFoundPage }),
    },
    parts,
  )
  const { toPage, toHandler } = createAnswer({ ...others, app, fileOf })
  const match = (url: URL) => app.match(url)
  ownRequests?.({ match, answer: toHandler })
  const rest = precache?.rest ?? options.appPage?.((path) => includes(options.manifest.files, path))
  const router = new EndpointRouter({
    match,
    answer: toPage,
    ...(precache && { files: precache.files }),
    ...(rest && { rest }),
  })
  answerProbes()
  options.guard({
    router,
    buildId: options.buildId,
    isEndpoint: (url) => app.match(url) !== undefined,
    script: options.script ?? self.location.href,
    platformFetch,
  })
  router.addFetchListener()
  addMatchListener(app)
  // The site's own worker sees every request that is not for an endpoint.
  if (options.script === undefined) addRoutingRules(options.routing, precache?.rules)
  addOfflineListener(precache)
  addBuildListener({ id: options.buildId, isOwn: (path) => includes(options.manifest.files, path) })
  addLifecycleListeners({
    inFlight,
    ...(streams && { endStreams: (onlyEvents) => streams.end(onlyEvents) }),
    ...(precache && {
      install: (event) => precache.install(event),
      activate: (event) => precache.activate(event),
    }),
  })
}

function includes(files: WorkerOptions['manifest']['files'], path: string): boolean {
  return Array.isArray(files) ? files.includes(path) : new Set(files).has(path)
}
