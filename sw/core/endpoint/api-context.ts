import type { Cookies } from '../cookies/cookies.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectStatus } from '../routes/route.ts'
import type { Session } from '../session/session.ts'

/** What an entry of `getStaticPaths` hands to its handler. */
export type Props = Record<string, unknown>

/** What a rewrite goes to: a path, a URL, or a whole Request. */
export type RewritePayload = string | URL | Request

declare global {
  namespace App {
    /** Merge your own keys in: `declare namespace App { interface Locals { user: string } }`. */
    interface Locals {}
  }
}

/**
 * What a handler receives, named and behaving as Astro's `APIContext` (Astro 7 reference, "Endpoint context").
 */
export interface APIContext<P extends Params = Params, Q extends Props = Props> {
  /** Values of the route's params, decoded. An unmatched rest param is present with the value `undefined`. */
  readonly params: P
  /** Props of the `getStaticPaths` entry; `{}` on demand. */
  readonly props: Q
  /** The request. In a prerendered endpoint: GET, without headers, body and query. */
  readonly request: Request
  /** The request's URL with the pathname decoded and duplicate slashes collapsed. */
  readonly url: URL
  /** The configured `site`. */
  readonly site: URL | undefined
  /** The product and its version: `Stowaway v0.1.0`. */
  readonly generator: string
  /** Scratch space of one request, shared by middleware and endpoint. Assigning it throws `LocalsReassigned`. */
  readonly locals: App.Locals & Record<string, unknown>
  readonly cookies: Cookies
  /**
   * Data that is kept for this browser between requests. `undefined`, with a warning, in prerendered endpoints and where
   * sessions are switched off.
   */
  readonly session: Session | undefined
  /** The locale of the address, as the `i18n` option lists it. `undefined` without that option. */
  readonly currentLocale: string | undefined
  /** The listed locale that the browser prefers. `undefined` where it prefers none of them, or without `i18n`. */
  readonly preferredLocale: string | undefined
  /** All listed locales that the browser takes, the best first. `undefined` without `i18n`. */
  readonly preferredLocaleList: string[] | undefined
  /** The pattern of the matched route: `/api/[id].json`. */
  readonly routePattern: string
  readonly isPrerendered: boolean
  /** The decoded path, without base, that was asked for before any rewrite. */
  readonly originPathname: string
  /** The caller's address. Throws `ClientAddressNotAvailable` where the host has none. */
  readonly clientAddress: string
  /** A redirect to `location`; it is sent as given, relative ones are resolved by the client. */
  redirect(location: string, status?: RedirectStatus): Response
  /** Answers with another endpoint of this app; method, headers and body are carried over. */
  rewrite(payload: RewritePayload): Promise<Response>
  /**
   * Aborts when nobody waits for the answer any more: the client has cancelled the streamed answer, aborted its request
   * or gone away (reason: a `DOMException` named `AbortError`), the time limit is reached (`HandlerTimedOut`), or an
   * update of the worker ends the stream (`WorkerUpdated`). `request.signal` never does so in a worker. In prerendered
   * endpoints it never aborts. Not among Astro's names, so it is not enumerable.
   */
  readonly signal: AbortSignal
  /** Keeps the host alive until `work` settles, after the answer was sent. */
  waitUntil(work: Promise<unknown>): void
}

/** One method's function. */
export type Handler<P extends Params = Params, Q extends Props = Props> = (
  context: APIContext<P, Q>,
) => Response | Promise<Response>
