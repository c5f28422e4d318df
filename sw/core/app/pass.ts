import type { ContextState } from '../context/context-state.ts'
import type { Cookies } from '../cookies/cookies.ts'
import type { APIContext, Props, RewritePayload } from '../endpoint/api-context.ts'
import type { I18nOptions } from '../locales/i18n-options.ts'
import type { Params } from '../routes/params.ts'
import type { Session } from '../session/session.ts'
import { normalisedUrl } from './address.ts'
import { patternOf } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { addHandled } from './handled-requests.ts'
import { type Outcome, responseOf, writable } from './outcome.ts'
import { prerenderedRequest } from './prerendered-request.ts'
import type { Target } from './rewrite.ts'

/** One try to answer a request: a first pass, and the passes that rewrites start inside of it. */
export interface Attempt {
  /** Whether middleware runs. */
  readonly middleware: boolean
  /** Whether this runs an error page: then endpoints that failed before are not run again. */
  readonly isErrorPage: boolean
  /** How many passes have started. */
  passes: number
}

/** Starts a pass inside of another one. */
type StartPass = (exchange: Exchange, target: Target, attempt: Attempt) => Outcome | Promise<Outcome>

const none = {}

/** One pass through middleware and endpoint, and all that a context reads of it. */
export class Pass implements ContextState {
  readonly exchange: Exchange
  readonly attempt: Attempt
  /** How each `next()` and each `context.rewrite()` ended. */
  readonly outcomes: Outcome[] = []
  moved?: () => void
  readonly #start: StartPass
  #target: Target
  #request: Request | undefined
  #url: URL | undefined
  #cookies: Cookies | undefined
  #site: URL | undefined

  constructor(exchange: Exchange, attempt: Attempt, target: Target, start: StartPass) {
    this.exchange = exchange
    this.attempt = attempt
    this.#target = target
    this.#start = start
  }

  /** Where the request leads. `next(payload)` changes it. */
  get target(): Target {
    return this.#target
  }

  get file(): string {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.file : patternOf(destination)
  }

  get request(): Request {
    if (this.#request === undefined) {
      const { request } = this.#target
      this.#request = this.isPrerendered ? prerenderedRequest(request, this.file, this.warn) : request
      addHandled(this.#request)
    }
    return this.#request
  }

  get url(): URL {
    // That of a prerendered request has no query.
    this.#url ??= normalisedUrl((this.isPrerendered ? this.request : this.#target.request).url)
    return this.#url
  }

  get params(): Params {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.params : none
  }

  get props(): Props {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.props : none
  }

  get routePattern(): string {
    return patternOf(this.#target.destination)
  }

  get isPrerendered(): boolean {
    const { destination } = this.#target
    return destination.kind === 'endpoint' && destination.isPrerendered
  }

  get originPathname(): string {
    return this.exchange.originPathname
  }

  get locals(): APIContext['locals'] {
    return this.exchange.locals
  }

  get cookies(): Cookies {
    this.#cookies ??= this.exchange.state.cookies(this.isPrerendered ? null : this.#target.request)
    return this.#cookies
  }

  get session(): Session | undefined {
    return this.exchange.scope.options.session && this.exchange.state.session
  }

  get signal(): AbortSignal {
    return this.exchange.signal.signal
  }

  get site(): URL | undefined {
    const { site } = this.exchange.scope.options
    if (site !== undefined) this.#site ??= new URL(site)
    return this.#site
  }

  get clientAddress(): string | undefined {
    return this.exchange.host.clientAddress
  }

  get i18n(): I18nOptions | undefined {
    return this.exchange.scope.options.i18n
  }

  get languages(): readonly string[] | undefined {
    return this.exchange.host.languages
  }

  get warn(): (text: string) => void {
    return this.exchange.scope.warn
  }

  async rewrite(payload: RewritePayload): Promise<Response> {
    const next = await this.#resolve(payload)
    // A Request as payload brings its own cookies.
    if (next.request === payload) this.exchange.state.openJar(next.request)
    const outcome = writable(await this.#start(this.exchange, next, this.attempt))
    this.outcomes.push(outcome)
    return responseOf(outcome)
  }

  async retarget(payload: RewritePayload): Promise<void> {
    this.#target = await this.#resolve(payload)
    this.#request = undefined
    this.#url = undefined
    this.moved?.()
  }

  waitUntil(work: Promise<unknown>): void {
    const { scope, host, request } = this.exchange
    const watched = Promise.resolve(work).catch((error: unknown) => scope.report(error, request))
    host.waitUntil?.(watched)
  }

  async #resolve(payload: RewritePayload): Promise<Target> {
    const { scope } = this.exchange
    const { resolveRewrite } = scope.parts
    if (resolveRewrite === undefined) throw new TypeError('This app was built without rewrites.')
    return resolveRewrite(scope, this.#target, payload)
  }
}
