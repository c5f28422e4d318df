import type { AppOptions } from '../../core/app/app.ts'
import type { AppSettings } from '../../core/app/app-settings.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { SessionOptions } from '../../core/session/sessions.ts'
import type { LiveFile } from './live-files.ts'

/** The app's part of a project's options, as plain data. */
export type BundleApp = AppSettings & Pick<AppOptions, 'serverTiming' | 'dev'>

/** A compiled project, as the compiler in the page creates it. */
export interface LiveBundle {
  /** Names the content: two bundles with one hash are the same. */
  readonly hash: string
  /**
   * The body of a function of one parameter, `stowaway`: the host's modules, by specifier. It returns `{ modules:
   * Map<file, () => Promise<EndpointModule>> }`.
   */
  readonly code: string
  readonly manifest: RouteManifest
  readonly app: BundleApp
  /** The session options of the project. `false`: there are no sessions. */
  readonly session?: SessionOptions | false
  /** Files that are served before the endpoints: the project's public folder. */
  readonly files?: readonly LiveFile[]
}
