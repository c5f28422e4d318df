import type { Cookies } from '../cookies/cookies.ts'
import type { APIContext, Props, RewritePayload } from '../endpoint/api-context.ts'
import type { I18nOptions } from '../locales/i18n-options.ts'
import type { Params } from '../routes/params.ts'
import type { Session } from '../session/session.ts'

/** What the members of a context read: one pass of a request through middleware and endpoint. */
export interface ContextState {
  /** The endpoint's file, for error texts. */
  readonly file: string
  readonly request: Request
  readonly url: URL
  readonly params: Params
  readonly props: Props
  readonly routePattern: string
  readonly isPrerendered: boolean
  readonly originPathname: string
  readonly locals: APIContext['locals']
  readonly cookies: Cookies
  /** `undefined` on a host without sessions. */
  readonly session: Session | undefined
  readonly signal: AbortSignal
  readonly site: URL | undefined
  readonly clientAddress: string | undefined
  readonly i18n: I18nOptions | undefined
  /** Used if the host cannot see `Accept-Language`. */
  readonly languages: readonly string[] | undefined
  rewrite(payload: RewritePayload): Promise<Response>
  /** Changes the target, for `next(payload)`. */
  retarget(payload: RewritePayload): Promise<void>
  /** Called after the target has changed. */
  moved?: () => void
  waitUntil(work: Promise<unknown>): void
  /** Shows each text once. */
  warn(text: string): void
}

/** Creates the context of a pass. */
export type CreateContext = (state: ContextState) => APIContext
