import { createEndpointFetch } from '../core/app/endpoint-fetch.ts'
import { OpenLimit } from '../core/app/open-limit.ts'
import { fetchWhole } from './fetch-whole.ts'
import { carryStreamBodies } from './stream-bodies.ts'

declare const self: ServiceWorkerGlobalScope

export type OwnRequests = typeof answerOwnRequests

interface OwnRequestsOptions<Match> {
  match(url: URL): Match | undefined
  answer(match: Match, request: Request): Promise<Response>
}

/**
 * Replaces the global `fetch` by one that answers requests to endpoints here, and `Request` by one that can be built from
 * another. Call it while the script starts.
 */
export function answerOwnRequests<Match>({ match, answer }: OwnRequestsOptions<Match>): void {
  carryStreamBodies()
  const limit = new OpenLimit()
  const find = (address: string): Match | undefined => {
    const url = new URL(address, self.location.href)
    return url.origin === self.location.origin ? match(url) : undefined
  }
  const endpoints = {
    base: self.location.href,
    passOn: fetchWhole,
    has: (address: string) => URL.canParse(address, self.location.href) && find(address) !== undefined,
    answer(request: Request) {
      const found = find(request.url)
      if (found === undefined) throw new TypeError(`No endpoint answers ${request.url}.`)
      return limit.run(request, () => answer(found, request))
    },
  }
  self.fetch = createEndpointFetch({ fetch: fetchWhole, own: () => endpoints })
}
