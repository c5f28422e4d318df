import type { AppOptions } from '../../core/app/app.ts'
import type { AppParts } from '../../core/app/app-parts.ts'
import { createMatchedApp } from '../../core/app/create-matched-app.ts'
import type { EndpointLoader } from '../../core/endpoint/endpoint-module.ts'
import { matchOrigin } from '../../core/origins/find-origin.ts'
import { originOptions } from '../../core/origins/origin-options.ts'
import type { OriginManifest, RouteManifest } from '../../core/routes/route-manifest.ts'
import type { RequestCookies } from '../cookies/request-cookies.ts'
import { startWorker } from '../start-worker.ts'
import type { WorkerFeatures } from '../worker-features.ts'
import type { WorkerOptions } from '../worker-options.ts'
import { addOriginRules } from './add-origin-rules.ts'
import { answerOriginRequests } from './answer-origin-requests.ts'
import { answerOrigins } from './answer-origins.ts'
import { onOriginRequest } from './on-origin-request.ts'

/** What a worker needs beside its own endpoints, to answer other origins. */
interface OriginOptions {
  readonly origins: readonly OriginManifest[]
  /** Evaluates a file of their manifests on first use. */
  readonly load: EndpointLoader
  readonly createMatcher: AppParts['createMatcher']
  readonly cookies: RequestCookies
}

/** Starts a built worker that also answers other origins. Other workers call `startWorker`, and contain none of this. */
export function startWithOrigins(
  options: WorkerOptions,
  features: WorkerFeatures,
  { origins, load, createMatcher, cookies }: OriginOptions,
): void {
  if (options.script === undefined) addOriginRules(origins)
  // The page of the fallback asks for the routes.
  startWorker({ ...options, manifest: Object.assign(options.manifest, { origins }) }, features)
  const { parts, ownRequests, answerHandler, ...others } = features
  const shared: AppOptions = {
    ...options.app,
    // Each app has its own in its place.
    manifest: options.manifest as RouteManifest,
    load,
    ...(options.session && { session: options.session }),
  }
  const apps = origins.map(({ origin, manifest }) => ({
    origin,
    app: createMatchedApp(originOptions(shared, manifest), { ...parts, createMatcher }),
  }))
  const match = (url: URL) => matchOrigin(apps, url)
  const { toPage, toHandler } = answerOrigins({ ...others, cookies }, match)
  onOriginRequest(match, toPage)
  if (ownRequests === undefined) return
  answerOriginRequests({
    match,
    answer(found, request) {
      const run = (request: Request) => toHandler(found, request)
      return answerHandler?.(request, run, cookies) ?? run(request)
    },
  })
}
