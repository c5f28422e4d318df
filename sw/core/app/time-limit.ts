import { endpointError } from '../errors/endpoint-errors.ts'
import type { StowawayError } from '../errors/stowaway-error.ts'
import { timeoutAnswer } from './error-answer.ts'
import type { Exchange } from './exchange.ts'
import type { Timeout } from './timeout.ts'

/** The time that is left to one exchange; a later limit counts from its start too. */
export class TimeLimit {
  readonly #started = performance.now()
  readonly #expire: (limit: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(expire: (limit: number) => void) {
    this.#expire = expire
  }

  set(limit: Timeout | undefined): void {
    this.clear()
    if (limit === undefined || limit === false) return
    const left = limit - (performance.now() - this.#started)
    this.#timer = setTimeout(() => this.#expire(limit), Math.max(0, left))
  }

  clear(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * The answer of `respond`, or a 504 when that takes longer than the limit. What comes too late is dropped: its body is
 * cancelled, its cookies and its session are not kept.
 */
export function withinLimit(exchange: Exchange, respond: (limit: TimeLimit) => Promise<Response>): Promise<Response> {
  const { scope, request, signal } = exchange
  return new Promise((resolve, reject) => {
    const limit = new TimeLimit((milliseconds) => {
      const error = timedOut(exchange, milliseconds)
      exchange.expired = error
      scope.report(error, request)
      dropChanges(exchange)
      resolve(timeoutAnswer(request, error, scope.options.dev ?? false))
      signal.abort(error)
    })
    limit.set(scope.options.timeout)
    respond(limit).then(
      (response) => {
        limit.clear()
        resolve(response)
        if (exchange.expired !== undefined) response.body?.cancel().catch(() => {})
      },
      (error) => {
        limit.clear()
        reject(error)
      },
    )
  })
}

function timedOut({ request, file }: Exchange, limit: number): StowawayError {
  const { method, url } = request
  const address = new URL(url).pathname
  return endpointError(
    'HandlerTimedOut',
    { method, address, seconds: limit / 1000 },
    file === undefined ? {} : { file },
  )
}

function dropChanges(exchange: Exchange): void {
  const { session, scope, request } = exchange
  exchange.jars = []
  exchange.session = undefined
  // Not waited for: a storage that hangs may be what the handler waits for.
  session?.save(false).catch((error: unknown) => scope.report(error, request))
}
