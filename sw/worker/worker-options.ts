import type { Route } from 'workbox-routing/Route.js'
import type { AppOptions } from '../core/app/app.ts'
import type { AppSettings } from '../core/app/app-settings.ts'
import type { EndpointModule } from '../core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { OfflineState } from '../core/wire/messages/offline.ts'
import type { RoutingRule } from './routing-rule.ts'

/** One file kept for offline use. */
export interface PrecacheFile {
  /** Its path with the base, as browsers send it. */
  readonly url: string
  /** Changes with the content; `null` where the URL itself names the content (hashed assets). */
  readonly revision: string | null
  /** Of the content, as in HTML: `sha256-…`; absent: whatever the host sends is kept. */
  readonly integrity?: string
}

/** What keeps files: given only to workers that need it, so that the others do not carry its code. */
export interface Precache {
  /** Answers kept files; goes before endpoints. */
  readonly files: Route
  /**
   * Goes after endpoints: navigations that nothing else answers, from the host or, without network, with what is kept;
   * and hashed files of the build before this one, for pages that are open still.
   */
  readonly rest: Route
  /** The cache that the files lie in. */
  readonly cacheName: string
  /** The files that lie in the cache under their bare address; all others have a revision in their key. */
  readonly hashed: readonly string[]
  install(event: ExtendableEvent): Promise<unknown>
  activate(event: ExtendableEvent): Promise<unknown>
  /** Keeps what is missing still. */
  resume(event: ExtendableEvent): Promise<OfflineState>
  /** The kept copy of a file. */
  match(path: string): Promise<Response | undefined>
}

/** What a built worker script is made of. The compiler writes it; nothing else calls `startWorker`. */
export interface WorkerOptions {
  /** Names the project, in the names of all that it keeps in the browser. */
  readonly id: string
  readonly manifest: RouteManifest
  /** Every file of the manifest that runs here, evaluated on first use. */
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly app: AppSettings & Pick<AppOptions, 'serverTiming' | 'dev'>
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
   * tests set it.
   */
  onAnswer?(request: Request, response: Response, cookies: readonly string[]): void
}
