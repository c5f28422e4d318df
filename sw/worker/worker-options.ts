import type { Route } from 'workbox-routing/Route.js'
import type { AppOptions } from '../core/app/app.ts'
import type { EndpointModule } from '../core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { RoutingRule } from './routing-rule.ts'

/** One file kept for offline use; `revision` is `null` where the URL itself names the content (hashed assets). */
export interface PrecacheFile {
  readonly url: string
  readonly revision: string | null
}

/** What keeps files: given only to workers that need it, so that the others do not carry its code. */
export interface Precache {
  readonly route: Route
  /** Where they lie in Cache Storage. */
  readonly cacheName: string
  install(event: ExtendableEvent): Promise<unknown>
  activate(event: ExtendableEvent): Promise<unknown>
  /** The kept copy of a file. */
  match(path: string): Promise<Response | undefined>
}

/** What a built worker script is made of. The compiler writes it; nothing else calls `startWorker`. */
export interface WorkerOptions {
  readonly manifest: RouteManifest
  /** Every file of the manifest that runs here, evaluated on first use. */
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly app: Pick<
    AppOptions,
    'site' | 'checkOrigin' | 'unsupportedMethod' | 'prerenderByDefault' | 'serverTiming' | 'dev' | 'i18n'
  >
  /** Names this build; two builds with the same content have the same id. */
  readonly buildId: string
  /** Which requests the browser need not ask this worker about, where it can tell them itself. */
  readonly routing: readonly RoutingRule[]
  /** Path of the site's `404.html`, where the build has one. */
  readonly notFoundPage?: string
  /** Files kept for offline use; absent: none, and nothing is cached. */
  readonly precache?: Precache
  /** Given only to workers that have sessions, as `precache` is. */
  readonly session?: Sessions
  /**
   * Told of each answer just before the browser gets it, with the `Set-Cookie` values that went to the jar. Only
   * conformance builds set it.
   */
  onAnswer?(request: Request, response: Response, cookies: readonly string[]): void
}
