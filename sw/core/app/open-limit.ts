import { loopError } from '../errors/loop-errors.ts'

/** Limits that no sensible handler reaches: open fetches of one URL, and in total. */
const limitOfUrl = 100
const limitOfAll = 1000

/** Ends endless loops of endpoints that fetch one another, where the depth of a call is unknown. */
export class OpenLimit {
  readonly #open = new Map<string, number>()
  #all = 0

  /** Rejects with `EndpointLoop`. */
  async run({ method, url }: Request, answer: () => Promise<Response>): Promise<Response> {
    const key = `${method} ${url}`
    const count = this.#open.get(key) ?? 0
    if (count >= limitOfUrl || this.#all >= limitOfAll) {
      throw loopError('EndpointLoop', {
        method,
        address: new URL(url).pathname,
        limit: Math.max(count, limitOfUrl),
      })
    }
    this.#open.set(key, count + 1)
    this.#all += 1
    try {
      return await answer()
    } finally {
      this.#all -= 1
      const left = (this.#open.get(key) ?? 1) - 1
      if (left > 0) this.#open.set(key, left)
      else this.#open.delete(key)
    }
  }
}
