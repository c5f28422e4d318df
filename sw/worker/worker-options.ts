import type { Route } from 'workbox-routing/Route.js'
import type { AppOptions } from '../core/app/app.ts'
import type { AppSettings } from '../core/app/app-settings.ts'
import type { EndpointLoader } from '../core/endpoint/endpoint-module.ts'
import type { BriefManifest } from '../core/routes/brief-manifest.ts'
import type { RouteManifest } from '../core/routes/route-manifest.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { OfflineState } from '../core/wire/messages/offline.ts'
import type { PrecacheRules } from './add-routing-rules.ts'
import type { RoutingRule } from './routing-rule.ts'
import type { GuardOptions } from './updates/guard-requests.ts'

/** Changes a page so that its relative links work elsewhere. `folder` is the page's own; absent: the site's root. */
export type PlacePage = (page: Response, folder?: string) => Promise<Response>

/** One file kept for offline use. */
export interface PrecacheFile {
  /** Its path with the base, as browsers send it. */
  readonly url: string
  /** Changes with the content. `null` if the URL itself names the content (hashed assets). */
  readonly revision: string | null
  /** Of the content, as in HTML: `sha256-…`. Absent: any content is kept. */
  readonly integrity?: string
}

/** Keeps files. Only workers that need it get it, so that the others do not contain its code. */
export interface Precache {
  /** Answers requests for kept files. Comes before the endpoints. */
  readonly files: Route
  /**
   * Comes after the endpoints. Answers navigations that nothing else matches: from the server, or from the kept files
   * without network. Also answers hashed files of the previous build, for pages that are still open.
   */
  readonly rest: Route
  /** For the Static Routing API. */
  readonly rules: PrecacheRules
  /** The files that the cache keeps under their plain URL. All others have a revision in their key. */
  readonly hashed: readonly string[]
  install(event: ExtendableEvent): Promise<unknown>
  activate(event: ExtendableEvent): Promise<unknown>
  /** Fetches the files that are still missing. */
  resume(event: ExtendableEvent): Promise<OfflineState>
  /** The cached copy of a file. */
  match(path: string): Promise<Response | undefined>
}

/** The parts of a built worker script. The compiler writes it; nothing else calls `startWorker`. */
export interface WorkerOptions {
  /** Names the project, in the names of everything that it stores in the browser. */
  readonly id: string
  readonly manifest: RouteManifest | BriefManifest
  /** Evaluates a file of the manifest on first use. */
  readonly load: EndpointLoader
  readonly app: AppSettings & Pick<AppOptions, 'serverTiming' | 'dev'>
  /** Names this build. Two builds with the same content have the same id. */
  readonly buildId: string
  /** The path of this script, if the site's own worker imports it. */
  readonly script?: string
  /** Keeps a worker that is left over on a local port from answering another project's pages. */
  guard(options: GuardOptions): void
  /** Which requests need not start this worker, if the browser supports such rules. */
  readonly routing: readonly RoutingRule[]
  /** Reads the site's `404.html`. Absent: the build has none. */
  readonly notFoundPage?: () => Promise<Response | undefined>
  /**
   * Answers navigations that match neither a file nor an endpoint with the app's page. Absent: the host's answer is
   * final.
   */
  readonly appPage?: (isFile: (path: string) => boolean) => Route
  /** Files kept for offline use. Absent: there are none, and nothing is cached. */
  readonly precache?: Precache
  /** Only workers with sessions get it, as with `precache`. */
  readonly session?: Sessions
}
