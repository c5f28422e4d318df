import type { AppOptions } from '../core/app/app.ts'
import type { SessionDriver } from '../core/session/session-driver.ts'
import type { SessionOptions } from '../core/session/sessions.ts'

/** Where a Node host keeps sessions, beside the project's own options. */
export interface NodeSessionOptions extends SessionOptions {
  /** Folder of the session files. Default: the environment's `SESSION_FOLDER`, otherwise `.stowaway/sessions`. */
  readonly folder?: string
  /** Keeps them instead of files. */
  readonly driver?: SessionDriver
}

/** What a Node host needs to know about a project. A build writes it into the server's entry. */
export interface HandlerOptions
  extends Pick<
    AppOptions,
    | 'manifest'
    | 'load'
    | 'site'
    | 'checkOrigin'
    | 'unsupportedMethod'
    | 'prerenderByDefault'
    | 'serverTiming'
    | 'hasPlainReads'
    | 'dev'
    | 'i18n'
    | 'timeout'
    | 'onError'
    | 'onWarning'
  > {
  /** Absolute path of the folder with the built site: its files win over endpoints. Absent: no file is served. */
  readonly filesDir?: string
  /**
   * A single-page app: navigations that match neither a file nor an endpoint get the `index.html` of `filesDir`. Default
   * `false`: the 404 page.
   */
  readonly hasAppPage?: boolean
  /** `false`: no sessions. Default: kept in files. */
  readonly session?: false | NodeSessionOptions
  /** The public origin, if a proxy hides it: `https://example.org`. Default: from the `Host` header. */
  readonly origin?: string
}
