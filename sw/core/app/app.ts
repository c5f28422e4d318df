import type { Props } from '../endpoint/api-context.ts'
import type { EndpointLoader } from '../endpoint/endpoint-module.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectRoute, Route } from '../routes/route.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import type { Sessions } from '../session/sessions.ts'
import type { staticPaths } from '../static-paths/static-paths.ts'
import type { AppSettings } from './app-settings.ts'

export interface EndpointMatch {
  readonly kind: 'endpoint'
  readonly route: Route
  readonly params: Params
  /** Set by the prerender pass: the entry's props, and the endpoint sees `isPrerendered`. */
  readonly prerender?: { readonly props: Props }
}

export interface RedirectMatch {
  readonly kind: 'redirect'
  readonly redirect: RedirectRoute
  readonly params: Params
}

/** The path is an endpoint's or redirect's, but for its slashes; the answer is a redirect to the right form. */
export interface SlashMatch {
  readonly kind: 'slash'
  /** Path and query of the right form. */
  readonly location: string
}

/** What a URL leads to: an endpoint, a redirect of the `redirects` option, or the same address with another slash. */
export type RouteMatch = EndpointMatch | RedirectMatch | SlashMatch

/** What a host knows about one request and the core cannot see. */
export interface RequestHost {
  readonly clientAddress?: string
  /** Decision of the host on cross-origin form posts; absent: compared by the `Origin` header. */
  readonly crossOrigin?: boolean
  /** The languages that the user prefers, the best first, where `Accept-Language` is hidden from the host. */
  readonly languages?: readonly string[]
  /** Aborts when the client goes, where `request.signal` does not tell. */
  readonly signal?: AbortSignal
  waitUntil?(work: Promise<unknown>): void
  /**
   * Takes the `Set-Cookie` values of the answer where a Response cannot carry them (browsers drop them).
   * Absent: they are appended to the Response.
   */
  setCookies?(values: readonly string[]): void | Promise<void>
}

/** What `createApp` needs: the route table, a way to load endpoint files, and what the plugin's options say. */
export interface AppOptions extends AppSettings {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  /** Names this host in `Server-Timing`; absent: no such header. */
  readonly serverTiming?: 'worker' | 'page' | 'dev' | 'node'
  /** In development, error answers carry message, hint and stack; otherwise a safe text. Default `false`. */
  readonly dev?: boolean
  /** A path that cannot be decoded: answered 400 (default), passed on undecoded, or an error (Astro's dev server). */
  readonly malformedPath?: 'reject' | 'raw' | 'fail'
  /** What `createSessions` gives for the host's driver. Absent: `context.session` is `undefined`. */
  readonly session?: Sessions
  /**
   * Run prerendered endpoints on request, for the paths that this lists (development, and the prerender pass). Absent:
   * only files answer their paths, and this host does not carry the code.
   */
  readonly runPrerendered?: typeof staticPaths
  /** The host's own 404 page (`404.html`), used when there is no `404` endpoint. */
  notFoundPage?(): Promise<Response | undefined>
  /** Told of every error that became a 500. Default: `console.error`. */
  onError?(error: unknown, request: Request): void
  /** Told of author mistakes that are no errors; once per text. Default: `console.warn`. */
  onWarning?(text: string): void
}

/** A project's endpoints as one function from `Request` to `Response`. */
export interface App {
  readonly manifest: RouteManifest
  /**
   * Which route answers this URL; the method plays no part. Synchronous, so that a worker can decide before
   * `respondWith`. `undefined`: not ours, the host goes on.
   */
  match(url: URL | string): RouteMatch | undefined
  /** Answers a matched request. Never rejects: an error is a 500. */
  handle(match: RouteMatch, request: Request, host?: RequestHost): Promise<Response>
  /** `match` and `handle`; without a match, middleware runs and the 404 page answers. Never rejects. */
  fetch(request: Request, host?: RequestHost): Promise<Response>
}
