import { endpointError } from '../errors/endpoint-errors.ts'

/** More than any handler fetches at once, and few enough to fail before memory runs out. */
const limit = 1000

/**
 * Ends endless loops of endpoints that fetch one another, where the depth of a call is unknown: as many answers never
 * wait at the same time otherwise.
 */
export class OpenLimit {
  #open = 0

  /** Rejects with `EndpointLoop`. */
  async run(request: Request, answer: () => Promise<Response>): Promise<Response> {
    const { method, url } = request
    if (this.#open >= limit) throw endpointError('EndpointLoop', { method, address: new URL(url).pathname, limit })
    this.#open += 1
    try {
      return await answer()
    } finally {
      this.#open -= 1
    }
  }
}
