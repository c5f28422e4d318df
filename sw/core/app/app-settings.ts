import type { I18nOptions } from '../locales/i18n-options.ts'
import type { Timeout } from './timeout.ts'

/** The part of an app's options that comes from the project's: plain data, the same on every host. */
export interface AppSettings {
  /** The configured site, an absolute URL. */
  readonly site?: string
  /** Refuses form posts from other origins (Astro's `security.checkOrigin`). Default `true`. */
  readonly checkOrigin?: boolean
  /** The status for a method without a handler. Default 404, with the site's 404 page. */
  readonly unsupportedMethod?: 404 | 405
  /**
   * Milliseconds until a handler must return its Response; a stream may last longer. After that, the answer is a 504.
   * The `timeout` export of an endpoint comes first. Default: no limit.
   */
  readonly timeout?: Timeout
  /** Prerenders endpoints without a `prerender` export (`output: 'static'`). Default `false`. */
  readonly prerenderByDefault?: boolean
  /** For `context.currentLocale`, `preferredLocale` and `preferredLocaleList`. Without it, they are `undefined`. */
  readonly i18n?: I18nOptions
}
