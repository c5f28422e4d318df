import type { APIContext } from '../endpoint/api-context.ts'
import { type Address, addressOf, originPathnameOf } from './address.ts'
import type { RequestHost } from './app.ts'
import type { Destination } from './destination.ts'
import { RequestSignal } from './request-signal.ts'
import type { RequestState } from './request-state.ts'
import type { Scope } from './scope.ts'
import { type SentPath, sentPath } from './sent-path.ts'
import type { TimeLimit } from './time-limit.ts'
import type { Timeout } from './timeout.ts'

/** A file whose code threw, and what it threw. */
interface Failure {
  readonly file: string
  readonly error: unknown
}

/** One request on its way through the app. Most requests need little of it, so the rest is created on first use. */
export class Exchange {
  readonly scope: Scope
  readonly host: RequestHost
  /** As the host passed it. */
  readonly request: Request
  /** The path and the query, as the client sent them. */
  readonly sent: SentPath
  readonly address: Address
  /** Endpoints and middleware that failed, in order. An error page never runs one of them again. */
  readonly failures: Failure[] = []
  /** What the request leads to, as soon as that is known. Rewrites do not change it. */
  found: Destination | undefined
  /** Whether the answer is there. */
  isDone = false
  /** Absent until the app has to wait for something. */
  limit: TimeLimit | undefined
  /** The cookies and the session, if anything has used them. */
  openedState: RequestState | undefined
  #timeout: Timeout | undefined
  #signal: RequestSignal | undefined
  #locals: APIContext['locals'] | undefined
  #started: number | undefined

  constructor(scope: Scope, request: Request, host: RequestHost) {
    this.scope = scope
    this.request = request
    this.host = host
    this.sent = sentPath(request.url)
    this.address = addressOf(this.sent.pathname, scope.manifest.base)
    this.#timeout = scope.options.timeout
    if (scope.options.serverTiming !== undefined) this.#started = performance.now()
  }

  /** The request's URL. */
  get url(): URL {
    return new URL(this.request.url)
  }

  get originPathname(): string {
    return originPathnameOf(this.address.pathname ?? this.sent.pathname, this.scope.manifest.trailingSlash)
  }

  get locals(): APIContext['locals'] {
    this.#locals ??= {}
    return this.#locals
  }

  get signal(): RequestSignal {
    this.#signal ??= new RequestSignal(this.request, this.host)
    return this.#signal
  }

  get state(): RequestState {
    const { openState } = this.scope.parts
    if (openState === undefined) throw new TypeError('This app was built without cookies.')
    this.openedState ??= openState(this.scope, this.request)
    return this.openedState
  }

  /** Milliseconds since the app got the request. `undefined`: nobody asks for them. */
  get duration(): number | undefined {
    return this.#started === undefined ? undefined : performance.now() - this.#started
  }

  /** The time limit of the answer. */
  get timeout(): Timeout | undefined {
    return this.#timeout
  }

  set timeout(timeout: Timeout | undefined) {
    this.#timeout = timeout
    this.limit?.set(timeout)
  }
}

/** The failure of a file, if it has one. */
export const failureOf = ({ failures }: Exchange, file: string): Failure | undefined =>
  failures.find((one) => one.file === file)
