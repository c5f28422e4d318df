import type { AppSettings } from '../../core/app/app-settings.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { SessionOptions } from '../../core/session/sessions.ts'
import type { RoutingRule } from '../routing-rule.ts'

/** Embedded in the dev worker's script, so that a changed route table changes its bytes. */
export interface DevWorkerConfig {
  /** Names the project, in the names of everything that it stores in the browser. */
  readonly id: string
  readonly manifest: RouteManifest
  /** Names the manifest. It is compared with the server's. */
  readonly routes: string
  readonly app: AppSettings
  /** `false`: no sessions. */
  readonly session: SessionOptions | false
  /** Path of the project's `404.html`, if it has one. */
  readonly notFoundPage?: string
  /** Where the dev server listens for the worker: `/base/@stowaway/`. */
  readonly api: string
  /** Folder of the endpoint files, for module ids. */
  readonly pagesFolder: string
  /** Keeps the browser from also asking the server for endpoints. */
  readonly routing: readonly RoutingRule[]
}
