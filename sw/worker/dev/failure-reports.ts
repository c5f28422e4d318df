import type { ErrorDetails } from '../../core/app/error-answer.ts'
import { toPlainError } from '../../core/errors/plain-error.ts'
import { failureMessage } from '../../core/wire/messages/development.ts'
import { post } from '../../core/wire/post.ts'
import type { DevServer } from './dev-server.ts'
import type { LocatedFailure } from './dev-status.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Reports the errors of handlers to the terminal and to the console of the page that asked, with their place in the
 * sources. The dev server knows the place; if it does not answer, the error is reported as it is.
 */
export class FailureReports {
  readonly #server: DevServer
  /** The event of each request, so that the page is known. */
  readonly #events = new WeakMap<Request, FetchEvent>()
  /** What the server reported about each error, by its request. */
  readonly #located = new WeakMap<Request, Map<unknown, Promise<LocatedFailure | undefined>>>()

  constructor(server: DevServer) {
    this.#server = server
  }

  /** Call this before the event's request is answered. */
  expect(event: FetchEvent): void {
    this.#events.set(event.request, event)
  }

  report(error: unknown, request: Request): void {
    console.error(error)
    const plain = toPlainError(error)
    const title = `${request.method} ${new URL(request.url).pathname}`
    const located = this.#server.failed({ ...plain, request: title })
    const ofRequest = this.#located.get(request) ?? new Map<unknown, Promise<LocatedFailure | undefined>>()
    this.#located.set(request, ofRequest.set(error, located))
    void located.then(async (known) => {
      const text = known?.text ?? `${title} in the worker: ${plain.name}: ${plain.message}`
      for (const page of await this.#pages(request)) post(page, failureMessage, { text })
    })
  }

  /** What the answer shows of an error that was reported. */
  async details(error: unknown, request: Request): Promise<ErrorDetails | undefined> {
    return (await this.#located.get(request)?.get(error))?.details
  }

  /** The page that asked. All pages, if it is not known: the request was rebuilt, or its page is gone. */
  async #pages(request: Request): Promise<readonly Client[]> {
    const event = this.#events.get(request)
    const page = event && (await self.clients.get(event.clientId || event.resultingClientId))
    return page === undefined ? self.clients.matchAll({ type: 'window' }) : [page]
  }
}
