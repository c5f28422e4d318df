import { type Caller, type Callers, endpointsOf } from '../../sw/core/app/caller.ts'
import { createEndpointFetch, type OwnEndpoints } from '../../sw/core/app/endpoint-fetch.ts'
import { OpenLimit } from '../../sw/core/app/open-limit.ts'

/** Lets handlers fetch endpoints where there is no `AsyncLocalStorage`: one path is run after the other. */
export function singleCaller(): { readonly callers: Callers; restoreFetch(): void } {
  const { fetch } = globalThis
  const limit = new OpenLimit()
  let current: Caller | undefined
  const own = (): OwnEndpoints | undefined => {
    const endpoints = current && endpointsOf(current)
    return endpoints && { ...endpoints, answer: (request) => limit.run(request, () => endpoints.answer(request)) }
  }
  globalThis.fetch = createEndpointFetch({ fetch, own })
  return {
    callers: {
      run(caller, work) {
        // Endpoints that the handler fetches act for the same caller.
        current ??= caller
        const result = work()
        const end = (): void => {
          if (current === caller) current = undefined
        }
        Promise.resolve(result).then(end, end)
        return result
      },
      // Without a depth: that of calls side by side would look the same.
      getStore: () => undefined,
    },
    restoreFetch() {
      globalThis.fetch = fetch
    },
  }
}
