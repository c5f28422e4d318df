import type { AppOptions } from '../core/app/app.ts'

/** What a Node host needs of a project; a build writes it into the server's entry. */
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
    | 'dev'
    | 'onError'
    | 'onWarning'
  > {
  /** Absolute path of the folder with the built site: its files win over endpoints. Absent: no file is answered. */
  readonly filesDir?: string
  /** The public origin, where a proxy hides it: `https://example.org`. Default: from the `Host` header. */
  readonly origin?: string
}
