import type { AppSettings } from '../../core/app/app-settings.ts'
import type { EndpointLoader } from '../../core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { SessionOptions } from '../../core/session/sessions.ts'

/** What tests know of a project. The Vite plugin, or whoever loads the endpoints, makes it. */
export interface TestProject {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  /** Options of the plugin. */
  readonly app: AppSettings
  /** `false`: endpoints have no sessions. */
  readonly session: SessionOptions | false
}
