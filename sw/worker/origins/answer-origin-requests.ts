import { createEndpointFetch } from '../../core/app/endpoint-fetch.ts'
import { OpenLimit } from '../../core/app/open-limit.ts'

declare const self: ServiceWorkerGlobalScope

interface OriginRequests<Match> {
  match(url: URL): Match | undefined
  answer(match: Match, request: Request): Promise<Response>
}

/** Lets the `fetch` of handlers reach other origins too. Call it after `answerOwnRequests`, while the script starts. */
export function answerOriginRequests<Match>({ match, answer }: OriginRequests<Match>): void {
  const { fetch } = self
  const limit = new OpenLimit()
  const find = (address: string): Match | undefined => {
    const url = new URL(address, self.location.href)
    return url.origin === self.location.origin ? undefined : match(url)
  }
  const endpoints = {
    base: self.location.href,
    passOn: fetch,
    has: (address: string) => URL.canParse(address, self.location.href) && find(address) !== undefined,
    answer(request: Request) {
      const found = find(request.url)
      if (found === undefined) throw new TypeError(`No endpoint answers ${request.url}.`)
      return limit.run(request, () => answer(found, request))
    },
  }
  self.fetch = createEndpointFetch({ fetch, own: () => endpoints })
}
