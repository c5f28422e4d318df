import type { AppOptions } from '../core/app/app.ts'
import type { EndpointModule } from '../core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'

/** One file kept for offline use; `revision` is `null` where the URL itself names the content (hashed assets). */
export interface PrecacheFile {
  readonly url: string
  readonly revision: string | null
}

/** What a built worker script is made of. The compiler writes it; nothing else calls `startWorker`. */
export interface WorkerOptions {
  readonly manifest: RouteManifest
  /** Every file of the manifest that runs here, evaluated on first use. */
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly app: Pick<
    AppOptions,
    'site' | 'checkOrigin' | 'unsupportedMethod' | 'prerenderByDefault' | 'serverTiming' | 'dev'
  >
  /** Names this build; two builds with the same content have the same id. */
  readonly buildId: string
  /** Path of the site's `404.html`, where the build has one. */
  readonly notFoundPage?: string
  /** Files kept for offline use; absent: none, and nothing is cached. */
  readonly precache?: readonly PrecacheFile[]
  /** Told of each answer just before the browser gets it. Only conformance builds set it. */
  onAnswer?(request: Request, response: Response): void
}
