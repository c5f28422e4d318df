import type { I18nOptions } from '../../sw/core/locales/i18n-options.ts'
import type { RedirectStatus } from '../../sw/core/routes/route.ts'
import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import type { OfflineOptions } from './offline-options.ts'

/** Options of the `stowaway()` plugin; every one has a default. */
export interface StowawayOptions {
  /**
   * Names the project in all that it keeps in the browser (storage, sessions, cookies, offline files), so that several
   * projects of one origin never mix. Another name is another, empty place. Default: the `name` in the nearest
   * `package.json` that has one, else `app`.
   */
  readonly id?: string
  /** Folder of the endpoint files, relative to Vite's root. Default `src/pages`. */
  readonly pages?: string
  /**
   * `worker` (default): endpoints run on request, `export const prerender = true` writes files.
   * `static`: endpoints are written as files, `export const prerender = false` runs them on request.
   */
  readonly output?: 'worker' | 'static'
  /** Where on-demand endpoints run after a build: in the browser (default) or in a Node server. */
  readonly target?: 'worker' | 'node'
  /** The deployed site's absolute URL: `context.site`, and the origin of prerendered requests. */
  readonly site?: string
  /** Default `ignore`. An endpoint with a file extension never takes a slash. */
  readonly trailingSlash?: TrailingSlash
  /** Source pattern to destination: `{ '/old/[id]': '/new/[id]' }`. */
  readonly redirects?: Readonly<
    Record<string, string | { readonly status: RedirectStatus; readonly destination: string }>
  >
  /** Keep the built site and the prerendered files in the browser, so that they open without network. Default `false`. */
  readonly offline?: boolean | OfflineOptions
  /**
   * Add the scripts that run endpoints which are compiled in the page (`stowaway/live`): `live.js`, a service worker
   * that makes code of text, and `live-sandbox.js`. Default `false`.
   */
  readonly live?: boolean
  /** Refuse cross-origin form posts. Default `true`. */
  readonly checkOrigin?: boolean
  /** Status for a method without handler: 404 (default, the site's 404 page) or 405. */
  readonly unsupportedMethod?: 404 | 405
  /**
   * Milliseconds in which a handler must give its answer; then the answer is a 504 and `context.signal` aborts.
   * `export const timeout` in an endpoint goes before; `false`: no limit. Default 50 000 in the browser (Firefox ends a
   * pending answer after 60 s); none in a Node server, which has limits of its own.
   */
  readonly timeout?: number | false
  /** Name of the cookie and lifetime of `context.session`, which is on by default; `false` switches it off. */
  readonly session?: false | SessionOptions
  /** The locales of `context.currentLocale`, `preferredLocale` and `preferredLocaleList`. */
  readonly i18n?: I18nOptions
  /** Name route, host and time of each answer in `Server-Timing`. Default: in development only. */
  readonly serverTiming?: boolean
}
