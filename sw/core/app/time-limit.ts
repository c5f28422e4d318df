import { endpointError } from '../errors/endpoint-errors.ts'
import type { StowawayError } from '../errors/stowaway-error.ts'
import type { Exchange } from './exchange.ts'
import { finish } from './finish.ts'
import { readableAnswer } from './readable-answer.ts'
import type { Timeout } from './timeout.ts'

/** The time that one exchange may take, counted from when the app began to wait. */
export class TimeLimit {
  /** Whether the limit was reached: the client already has its answer. */
  isOver = false
  /** The error of a limit that is over. */
  error: StowawayError | undefined
  readonly #started = performance.now()
  readonly #expire: (limit: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(expire: (limit: number) => void) {
    this.#expire = expire
  }

  /** Replaces the limit. */
  set(limit: Timeout | undefined): void {
    clearTimeout(this.#timer)
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
}

/**
 * The answer, or a 504 if it takes longer than the limit. An answer that comes later is dropped: its body is cancelled,
 * and its cookies and session changes are not kept.
 */
export function withinLimit(exchange: Exchange, work: Promise<Response>): Promise<Response> {
  return new Promise((resolve) => {
    const limit = new TimeLimit((milliseconds) => resolve(expire(exchange, limit, milliseconds)))
    exchange.limit = limit
    limit.set(exchange.timeout)
    // It never rejects.
    void work.then((response) => {
      limit.set(undefined)
      resolve(response)
      if (limit.isOver) response.body?.cancel().catch(() => {})
    })
  })
}

function expire(exchange: Exchange, limit: TimeLimit, milliseconds: number): Response | Promise<Response> {
  const { scope, request } = exchange
  const error = timedOut(exchange, milliseconds)
  limit.error = error
  scope.report(error, request)
  // Not awaited: the handler may be waiting for a storage that hangs.
  void exchange.state?.drop()
  const answer = finish(exchange, timeoutAnswer(exchange, error))
  exchange.signal?.abort(error)
  return answer
}

/** The 504. Production shows the limit too, but not the file. */
function timeoutAnswer({ scope: { options, parts }, request }: Exchange, error: StowawayError): Response {
  if (options.dev && parts.errorAnswer) return parts.errorAnswer(request, error, true, undefined, 504)
  const { code, message } = error
  return readableAnswer(request, { error: 'Gateway Timeout', code, message }, 504)
}

function timedOut({ sent, request, found }: Exchange, limit: number): StowawayError {
  const { method } = request
  const place = found?.kind === 'endpoint' ? { file: found.file } : {}
  return endpointError('HandlerTimedOut', { method, address: sent.pathname, seconds: limit / 1000 }, place)
}
