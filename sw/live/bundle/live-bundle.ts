import type { AppOptions } from '../../core/app/app.ts'
import type { AppSettings } from '../../core/app/app-settings.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { SessionOptions } from '../../core/session/sessions.ts'
import type { LiveFile } from './live-files.ts'

/** What an app takes from a project's options, as plain data. */
export type BundleApp = AppSettings & Pick<AppOptions, 'serverTiming' | 'dev'>

/** A compiled project, as the compiler in the page makes it. */
export interface LiveBundle {
  /** Names the content: two bundles of one hash are the same. */
  readonly hash: string
  /**
   * The body of a function of one parameter, `stowaway`: the modules that the host offers, by specifier. It returns
   * `{ modules: Map<file, () => Promise<EndpointModule>> }`.
   */
  readonly code: string
  readonly manifest: RouteManifest
  readonly app: BundleApp
  /** What the host's sessions take from the project's options; `false`: there are none. */
  readonly session?: SessionOptions | false
  /** Files that are served beside the endpoints, and before them: the project's public folder. */
  readonly files?: readonly LiveFile[]
}
