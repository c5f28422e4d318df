import type { Props } from '../endpoint/api-context.ts'
import type { EndpointLoader } from '../endpoint/endpoint-module.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import type { Sessions } from '../session/sessions.ts'
import type { AppSettings } from './app-settings.ts'
import type { Callers } from './caller.ts'
import type { ErrorDetails } from './error-answer.ts'
import type { PrerenderedRunner } from './prerendered-runner.ts'

export interface EndpointMatch {
  readonly kind: 'endpoint'
  readonly route: Route
  readonly params: Params
  /** Set by the prerender pass: the props of the entry. The endpoint then sees `isPrerendered`. */
  readonly prerender?: { readonly props: Props }
}

export interface RedirectMatch {
  readonly kind: 'redirect'
  readonly redirect: RedirectRoute
  readonly params: Params
}

/** The path would match with a different trailing slash; the answer redirects there. */
export interface SlashMatch {
  readonly kind: 'slash'
  /** The path with the right slash, and the query. */
  readonly location: string
}

/** What a URL leads to: an endpoint, a redirect of the `redirects` option, or the same path with another slash. */
export type RouteMatch = EndpointMatch | RedirectMatch | SlashMatch

/** What only the host knows about a request. */
export interface RequestHost {
  readonly clientAddress?: string
  /** Whether this is a form post from another origin. Without it, the `Origin` header decides. */
  readonly crossOrigin?: boolean
  /** The languages that the user prefers, the best first. For hosts that cannot see `Accept-Language`. */
  readonly languages?: readonly string[]
  /** Aborts when the client disconnects. For hosts where `request.signal` does not. */
  readonly signal?: AbortSignal
  waitUntil?(work: Promise<unknown>): void
  /**
   * Receives the `Set-Cookie` values of the answer. For hosts where a Response cannot carry them (browsers drop them).
   * Without it, they are appended to the Response.
   */
  setCookies?(values: readonly string[]): void | Promise<void>
}

/** What `createApp` needs: the route table, a function that loads endpoint files, and options of the plugin. */
export interface AppOptions extends AppSettings {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  /** The host's name in `Server-Timing`. Without it, the header is not sent. */
  readonly serverTiming?: 'worker' | 'fallback' | 'dev' | 'node'
  /**
   * Whether endpoints and middleware read the context by plain names only, and never list, spread or pass it on. Then
   * its names need not be own properties, which saves time. The compiler finds out. Default `false`.
   */
  readonly hasPlainReads?: boolean
  /** Development: error answers show message, hint and stack. Otherwise they show a safe text. Default `false`. */
  readonly dev?: boolean
  /**
   * A path that cannot be decoded: answered with 400 (default), passed on undecoded, or an error (Astro's dev server).
   */
  readonly malformedPath?: 'reject' | 'raw' | 'fail'
  /** The result of `createSessions` for the host's driver. Without it, `context.session` is `undefined`. */
  readonly session?: Sessions
  /**
   * Runs prerendered endpoints on request, for the paths that this lists (development and the prerender pass). Without
   * it, only files answer their paths, and the code is not in the bundle.
   */
  readonly runPrerendered?: PrerenderedRunner
  /** Knows whose request is being answered. For hosts where `fetch` of a handler must know it (`endpointsOf`). */
  readonly callers?: Callers
  /** The app that answers another origin's URL, for `fetch` of handlers. Absent: all other origins are elsewhere. */
  appOf?(url: URL): App | undefined
  /** The host's own 404 page (`404.html`), used if there is no `404` endpoint. */
  notFoundPage?(): Promise<Response | undefined>
  /**
   * Development: where an error was thrown, for its answer. Without it, the answer shows what the error says itself.
   */
  locate?(error: unknown, request: Request): Promise<ErrorDetails | undefined>
  /** Called with every error that became a 500. Default: `console.error`. */
  onError?(error: unknown, request: Request): void
  /** Called once per distinct warning about the author's code. Default: `console.warn`. */
  onWarning?(text: string): void
}

/** The endpoints of a project as one function from `Request` to `Response`. */
export interface App {
  readonly manifest: RouteManifest
  /**
   * Finds the route that answers this URL, whatever the method. Synchronous, so that a worker can decide before
   * `respondWith`. `undefined`: nothing matches, and the host answers.
   */
  match(url: URL | string): RouteMatch | undefined
  /** Answers a matched request. Never rejects: an error is a 500. */
  handle(match: RouteMatch, request: Request, host?: RequestHost): Promise<Response>
  /** Does `match` and `handle`. Without a match, middleware runs and the 404 page answers. Never rejects. */
  fetch(request: Request, host?: RequestHost): Promise<Response>
}
