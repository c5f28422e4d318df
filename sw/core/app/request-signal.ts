import type { Exchange } from './exchange.ts'

/** The `context.signal` of one request. It follows the signals of the host and of the request. */
export class RequestSignal {
  readonly #controller = new AbortController()

  constructor(exchange: Exchange) {
    const aborted = abortOf(exchange)
    if (aborted !== undefined) this.#controller.abort(aborted.reason)
    for (const source of sourcesOf(exchange)) {
      source.addEventListener('abort', () => this.abort(source.reason), { once: true })
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason)
  }
}

/** The signal of a request, created on first use. */
export function signalOf(exchange: Exchange): RequestSignal {
  exchange.signal ??= new RequestSignal(exchange)
  return exchange.signal
}

/** Whether a handler threw because of the abort. That is not an error of the handler. */
export function explainsError(exchange: Exchange, error: unknown): boolean {
  const aborted = abortOf(exchange)
  if (aborted === undefined) return false
  return error === aborted.reason || (error instanceof Error && error.name === 'AbortError')
}

/** Why the answer is no longer needed: the time limit, or a client that is gone. */
function abortOf(exchange: Exchange): { readonly reason: unknown } | undefined {
  if (exchange.limit?.isOver) return { reason: exchange.limit.error }
  return sourcesOf(exchange).find((signal) => signal.aborted)
}

const sourcesOf = ({ host, request }: Exchange): AbortSignal[] =>
  [host.signal, request.signal].filter((signal) => signal !== undefined)
