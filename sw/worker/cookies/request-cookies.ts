import { isCrossSite } from './is-cross-site.ts'
import { WorkerCookies } from './worker-cookies.ts'

/** The cookies of the requests that a worker answers. */
export interface RequestCookies {
  /** Puts the `Cookie` header on a request. `page` is the id of the client that asks; empty: none. */
  attach(request: Request, page: string): Promise<void>
  /** Stores the `Set-Cookie` values of a response. Resolves when they are on disk. */
  store(request: Request, values: readonly string[], page: string): Promise<void>
  /** Whether the body was given as a whole, not as a stream, as far as is known. */
  isWhole(response: Response): boolean
}

/** Call it while the script starts. `id` is the project's. */
export function createCookies(id: string): RequestCookies {
  const cookies = new WorkerCookies(id)
  return {
    attach: (request, page) => cookies.attach(request, isCrossSite(request), page),
    store: (request, values, page) => cookies.store(request, values, page),
    isWhole: (response) => cookies.isWhole(response),
  }
}
