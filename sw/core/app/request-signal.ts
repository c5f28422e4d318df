import type { RequestHost } from './app.ts'

/**
 * The `context.signal` of one request, created on first use. It follows the signals of the host and of the request. The
 * time limit aborts it too.
 */
export class RequestSignal {
  readonly #request: Request
  readonly #host: RequestHost
  #controller: AbortController | undefined
  #aborted: { readonly reason: unknown } | undefined

  constructor(request: Request, host: RequestHost) {
    this.#request = request
    this.#host = host
  }

  get signal(): AbortSignal {
    if (this.#controller !== undefined) return this.#controller.signal
    const controller = new AbortController()
    this.#controller = controller
    const aborted = this.#firstAborted()
    if (aborted !== undefined) controller.abort(aborted.reason)
    else {
      for (const source of this.#sources()) {
        source.addEventListener('abort', () => controller.abort(source.reason), { once: true })
      }
    }
    return controller.signal
  }

  abort(reason: unknown): void {
    this.#aborted ??= { reason }
    this.#controller?.abort(reason)
  }

  /** Whether a handler threw because of the abort. That is not an error of the handler. */
  explains(error: unknown): boolean {
    const aborted = this.#firstAborted()
    if (aborted === undefined) return false
    return error === aborted.reason || (error instanceof Error && error.name === 'AbortError')
  }

  #sources(): AbortSignal[] {
    return [this.#host.signal, this.#request.signal].filter((signal) => signal !== undefined)
  }

  #firstAborted(): { readonly reason: unknown } | undefined {
    return this.#aborted ?? this.#sources().find((signal) => signal.aborted)
  }
}
