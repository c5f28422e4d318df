import type { Cookies } from '../cookies/cookies.ts'
import type { Params } from '../routes/params.ts'
import type { RedirectStatus } from '../routes/route.ts'
import type { Session } from '../session/session.ts'

/** The props that an entry of `getStaticPaths` passes to its handler. */
export type Props = Record<string, unknown>

/** The target of a rewrite: a path, a URL, or a whole Request. */
export type RewritePayload = string | URL | Request

declare global {
  namespace App {
    /** Add your own keys: `declare namespace App { interface Locals { user: string } }`. */
    interface Locals {}
  }
}

/**
 * What a handler receives, with the names and behaviour of Astro's `APIContext` (Astro 7 reference, "Endpoint
 * context").
 */
export interface APIContext<P extends Params = Params, Q extends Props = Props> {
  /** The values of the route's params, decoded. An unmatched rest param is present with the value `undefined`. */
  readonly params: P
  /** The props of the `getStaticPaths` entry; `{}` on demand. */
  readonly props: Q
  /** The request. In a prerendered endpoint it is a GET without headers, body and query. */
  readonly request: Request
  /** The request's URL with the pathname decoded and repeated slashes collapsed. */
  readonly url: URL
  /** The configured `site`. */
  readonly site: URL | undefined
  /** The product and its version: `Stowaway v0.1.0`. */
  readonly generator: string
  /** Data of one request, shared by middleware and endpoint. Assigning it throws `LocalsReassigned`. */
  readonly locals: App.Locals & Record<string, unknown>
  readonly cookies: Cookies
  /**
   * Data that is stored for this browser between requests. In prerendered endpoints, and if sessions are switched off,
   * it is `undefined`, with a warning.
   */
  readonly session: Session | undefined
  /** The locale of the address, as the `i18n` option writes it. `undefined` without that option. */
  readonly currentLocale: string | undefined
  /** The locale that the browser prefers, of those in `i18n`. `undefined` if it prefers none, or without `i18n`. */
  readonly preferredLocale: string | undefined
  /** All locales in `i18n` that the browser accepts, the best first. `undefined` without `i18n`. */
  readonly preferredLocaleList: string[] | undefined
  /** The pattern of the matched route: `/api/[id].json`. */
  readonly routePattern: string
  readonly isPrerendered: boolean
  /** The requested path before any rewrite: decoded, without base. */
  readonly originPathname: string
  /**
   * The client's address. Throws `ClientAddressNotAvailable` on a host without one, and
   * `PrerenderClientAddressNotAvailable` in prerendered endpoints; there it is not enumerable.
   */
  readonly clientAddress: string
  /** Returns a redirect to `location`, which is sent as given. The client resolves relative locations. */
  redirect(location: string, status?: RedirectStatus): Response
  /** Answers with another endpoint of this app. It receives the same method, headers and body. */
  rewrite(payload: RewritePayload): Promise<Response>
  /**
   * Aborts when the answer is no longer needed: the client cancelled the streamed answer, aborted its request or
   * disconnected (reason: a `DOMException` named `AbortError`), the time limit is reached (`HandlerTimedOut`), or an
   * update of the worker ends the stream (`WorkerUpdated`). `request.signal` does not abort in a worker. In prerendered
   * endpoints it never aborts. It is not one of Astro's names, so it is not enumerable.
   */
  readonly signal: AbortSignal
  /** Keeps the host running until `work` settles, also after the answer was sent. */
  waitUntil(work: Promise<unknown>): void
}

/** The function of one method. */
export type Handler<P extends Params = Params, Q extends Props = Props> = (
  context: APIContext<P, Q>,
) => Response | Promise<Response>
