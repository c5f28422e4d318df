import { endpointError } from '../errors/endpoint-errors.ts'
import type { StowawayError } from '../errors/stowaway-error.ts'
import { timeoutAnswer } from './error-answer.ts'
import type { Exchange } from './exchange.ts'
import type { Timeout } from './timeout.ts'

/** The time that one exchange may take, counted from its start. */
export class TimeLimit {
  /** Whether the limit was reached: the client already has its answer. */
  isOver = false
  readonly #started: number
  readonly #expire: (limit: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(started: number, expire: (limit: number) => void) {
    this.#started = started
    this.#expire = expire
  }

  /** Replaces the limit. */
  set(limit: Timeout | undefined): void {
    this.clear()
    if (limit === undefined || limit === false) return
    const left = limit - (performance.now() - this.#started)
    this.#timer = setTimeout(
      () => {
        this.isOver = true
        this.#expire(limit)
      },
      Math.max(0, left),
    )
  }

  clear(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * The answer of `respond`, or a 504 if that takes longer than the limit. An answer that comes later is dropped: its
 * body is cancelled, and its cookies and session changes are not kept.
 */
export function withinLimit(exchange: Exchange, respond: (limit: TimeLimit) => Promise<Response>): Promise<Response> {
  const { scope, request, signal, state, started } = exchange
  return new Promise((resolve, reject) => {
    const limit = new TimeLimit(started, (milliseconds) => {
      const error = timedOut(exchange, milliseconds)
      scope.report(error, request)
      // Not awaited: the handler may be waiting for a storage that hangs.
      void state.drop()
      resolve(timeoutAnswer(request, error, scope.options.dev ?? false))
      signal.abort(error)
    })
    limit.set(scope.options.timeout)
    respond(limit).then(
      (response) => {
        limit.clear()
        resolve(response)
        if (limit.isOver) response.body?.cancel().catch(() => {})
      },
      (error) => {
        limit.clear()
        reject(error)
      },
    )
  })
}

function timedOut({ url, request, found }: Exchange, limit: number): StowawayError {
  const { method } = request
  const place = found?.kind === 'endpoint' ? { file: found.file } : {}
  return endpointError('HandlerTimedOut', { method, address: url.pathname, seconds: limit / 1000 }, place)
}
