import type { APIContext } from '../endpoint/api-context.ts'
import { type Address, addressOf } from './address.ts'
import type { RequestHost } from './app.ts'
import type { Destination } from './destination.ts'
import type { RequestSignal } from './request-signal.ts'
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
  /** Milliseconds of `performance.now()` at which the app got the request, if anybody wants to know. */
  readonly started: number
  /** Endpoints and middleware that failed, in order. An error page never runs one of them again. */
  readonly failures: Failure[] = []
  /** What the request leads to, as soon as that is known. Rewrites do not change it. */
  found: Destination | undefined
  /** Whether the answer is there. */
  isDone = false
  /** Absent until the app has to wait for something. */
  limit: TimeLimit | undefined
  /** The next three are absent until they are used. */
  locals: APIContext['locals'] | undefined
  state: RequestState | undefined
  signal: RequestSignal | undefined
  #timeout: Timeout | undefined

  constructor(scope: Scope, request: Request, host: RequestHost) {
    this.scope = scope
    this.request = request
    this.host = host
    this.sent = sentPath(request.url)
    this.address = addressOf(this.sent.pathname, scope.manifest.base)
    this.#timeout = scope.options.timeout
    this.started = scope.options.serverTiming === undefined ? 0 : performance.now()
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
