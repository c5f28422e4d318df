import type { I18nOptions } from '../locales/i18n-options.ts'
import type { Timeout } from './timeout.ts'

/** The part of an app's options that comes from the project's: plain data, the same on every host. */
export interface AppSettings {
  /** The configured site, an absolute URL. */
  readonly site?: string
  /** Refuse cross-origin form posts (Astro's `security.checkOrigin`). Default `true`. */
  readonly checkOrigin?: boolean
  /** The status for a method without handler. Default 404, the site's 404 page. */
  readonly unsupportedMethod?: 404 | 405
  /**
   * Milliseconds in which a handler must give its answer, not end it; then the answer is a 504. An endpoint's own
   * `timeout` export goes before. Default: no limit.
   */
  readonly timeout?: Timeout
  /** Whether endpoints without a `prerender` export are prerendered (`output: 'static'`). Default `false`. */
  readonly prerenderByDefault?: boolean
  /** The locales of `context.currentLocale` and its kin. Absent: those are `undefined`. */
  readonly i18n?: I18nOptions
}
