import type { EnvSchema } from '../../sw/astro/env-field.ts'
import type { AppSettings } from '../../sw/core/app/app-settings.ts'
import type { I18nOptions } from '../../sw/core/locales/i18n-options.ts'
import type { RedirectStatus } from '../../sw/core/routes/route.ts'
import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import type { SessionOptions } from '../../sw/core/session/sessions.ts'
import { type Check, checkFields, flag, oneOf, text } from './checks.ts'
import type { OfflineOptions } from './offline-options.ts'
import {
  envSchema,
  i18n,
  milliseconds,
  offline,
  origins,
  redirects,
  session,
  siteUrl,
  timeout,
} from './option-checks.ts'
import { refuseOptionsOfVite } from './options-of-vite.ts'
import { type ServiceWorkerOptions, serviceWorker } from './service-worker-options.ts'

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
  /**
   * Other origins that endpoint files answer, each with the folder of its files, relative to Vite's root:
   * `{ 'https://api.example.com': 'src/mocks/example' }`. An origin may have a path: `https://api.example.com/v1`. They
   * answer pages, and `fetch` of handlers; in a Node server they do not exist. Default: none.
   */
  readonly origins?: Readonly<Record<string, string>>
  /** Keep the built site and the prerendered files in the browser, so that they open without network. Default `false`. */
  readonly offline?: boolean | OfflineOptions
  /**
   * Add the scripts that run endpoints which are compiled in the page (`stowaway/live`): `live.js`, a service worker
   * that makes code of text, and `live-sandbox.js`. Default `false`.
   */
  readonly live?: boolean
  /**
   * Let the pages of this origin control the endpoints (`stowaway/control`): overrides, delays, faults, a log of all
   * requests. In development that is always possible. In a build, each visitor can do it. Default `false`.
   */
  readonly control?: boolean
  /** The worker's script and scope, for a site that has another service worker. Default: `sw.js`, for all pages. */
  readonly serviceWorker?: ServiceWorkerOptions
  /** Refuse cross-origin form posts. Default `true`. */
  readonly checkOrigin?: boolean
  /** Status for a method without handler: 404 (default, the site's 404 page) or 405. */
  readonly unsupportedMethod?: 404 | 405
  /**
   * Milliseconds in which a handler must give its answer; then the answer is a 504 and `context.signal` aborts.
   * `export const timeout` in an endpoint goes before; `false`: no limit. Default 50 000 in the browser (Firefox ends a
   * pending answer after 60 s); none in a Node server, which has its own limits.
   */
  readonly timeout?: number | false
  /**
   * Milliseconds that an endpoint may take in the build: to load, to list its paths, or to answer one of them. Then the
   * build fails with `PrerenderTimedOut`. `false`: no limit. Default 60 000.
   */
  readonly prerenderTimeout?: number | false
  /** Name of the cookie and lifetime of `context.session`, which is on by default; `false` switches it off. */
  readonly session?: false | SessionOptions
  /** The locales of `context.currentLocale`, `preferredLocale` and `preferredLocaleList`. */
  readonly i18n?: I18nOptions
  /**
   * The variables of `astro:env`, as in Astro: `{ schema: { NAME: { context, access, type } } }`. Default: what
   * `astro.config.*` says.
   */
  readonly env?: { readonly schema: EnvSchema }
  /** Name route, host and time of each answer in `Server-Timing`. Default: in development only. */
  readonly serverTiming?: boolean
}

/** Milliseconds. Firefox ends a pending answer of a worker after 60 seconds, without telling the handler. */
const workerTimeout = 50_000

type Setting<Name extends keyof StowawayOptions> = {
  readonly check: Check
  readonly default?: StowawayOptions[Name] | ((given: StowawayOptions) => StowawayOptions[Name])
} & (Name extends keyof AppSettings ? { readonly app: true } : { readonly app?: never })

/** All options: what each may be, its default, and whether it goes to the app of every host. */
const list = {
  id: { check: text },
  pages: { check: text, default: 'src/pages' },
  output: {
    check: oneOf(
      new Map([
        ['worker', 'endpoints run on request, as with "server" in Astro'],
        ['static', 'endpoints become files'],
      ]),
    ),
    default: 'worker',
  },
  target: {
    check: oneOf(
      new Map([
        ['worker', 'endpoints run in the browser'],
        ['node', 'endpoints run in a Node server'],
      ]),
    ),
    default: 'worker',
  },
  site: { check: siteUrl, app: true },
  trailingSlash: { check: oneOf(new Map(['ignore', 'always', 'never'].map((name) => [name, '']))), default: 'ignore' },
  redirects: { check: redirects, default: {} },
  origins: { check: origins },
  offline: { check: offline, default: false },
  live: { check: flag, default: false },
  control: { check: flag, default: false },
  serviceWorker: { check: serviceWorker, default: {} },
  checkOrigin: { check: flag, app: true },
  unsupportedMethod: { check: oneOf(new Map([404, 405].map((status) => [status, '']))), app: true },
  timeout: { check: timeout, default: ({ target }) => (target === 'node' ? false : workerTimeout), app: true },
  prerenderTimeout: { check: milliseconds, default: 60_000 },
  session: { check: session, default: {} },
  i18n: { check: i18n, app: true },
  env: { check: envSchema },
  serverTiming: { check: flag },
} as const satisfies { readonly [Name in keyof StowawayOptions]-?: Setting<Name> }

type List = typeof list
type Defaulted = { [Name in keyof List]: List[Name] extends { readonly default: unknown } ? Name : never }[keyof List]

/** The options with their defaults. */
export type Settings = StowawayOptions & Required<Pick<StowawayOptions, Defaulted>>

/**
 * Checks options and fills in the defaults. `others` are the checks of options that a host has besides.
 *
 * @throws `InvalidOption`, `UnknownOption`, `OptionOfVite`, `InvalidTimeout`, `DefaultLocaleNotListed`, and
 *   `SessionStorageSaveError` for the name of a session cookie that no cookie may have
 */
export function fillSettings(options: StowawayOptions, others: Readonly<Record<string, Check>> = {}): Settings {
  const settings: [string, Setting<keyof StowawayOptions>][] = Object.entries(list)
  refuseOptionsOfVite(options, Object.keys(others))
  checkFields(options, { ...Object.fromEntries(settings.map(([name, setting]) => [name, setting.check])), ...others })
  const defaults = settings.flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, typeof value === 'function' ? value(options) : value]],
  )
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  // The list has a default for each name that the type promises.
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(given) } as Settings
}

/** What every host's app takes from the settings. */
export function appSettings(settings: Settings): AppSettings {
  const names = Object.entries(list).flatMap(([name, setting]) => ('app' in setting ? [name] : []))
  const own = Object.entries(settings).filter(([name]) => names.includes(name))
  // The type of the list marks the options that an app has under the same name.
  return { prerenderByDefault: settings.output === 'static', ...Object.fromEntries(own) }
}
