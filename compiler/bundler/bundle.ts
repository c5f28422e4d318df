import type { AppSettings } from '../../sw/core/app/app-settings.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { Diagnostic } from './diagnostic.ts'

/** A project that is ready to run. Plain data: it can be stored and posted. */
export interface Bundle {
  /** A hash of the code, the manifest and the options. */
  readonly hash: string
  /**
   * The body of a function of one parameter, `stowaway`: what its host offers, by specifier (`stowaway`,
   * `stowaway/middleware`, `astro:middleware`, `stowaway/storage`). `new Function('stowaway', code)(offered)` gives
   * `{ modules }`, a `Map` from each file of the manifest to a function that loads it. Strict; ends in a `sourceURL`
   * and a source map. It holds no runtime.
   */
  readonly code: string
  readonly manifest: RouteManifest
  /** Options for the host's `createApp`. */
  readonly app: AppSettings
  /** Options for the host's sessions; `false`: there are none. */
  readonly session: SessionOptions | false
  /** Size of the program without its source map, in bytes of UTF-8. */
  readonly bytes: number
}

/** The result of compiling. Author mistakes are diagnostics, never exceptions. */
export type CompileResult =
  | {
      readonly ok: true
      readonly bundle: Bundle
      readonly warnings: readonly Diagnostic[]
      readonly milliseconds: number
    }
  | { readonly ok: false; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] }
