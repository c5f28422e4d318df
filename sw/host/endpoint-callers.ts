import { AsyncLocalStorage } from 'node:async_hooks'
import { type Caller, type Callers, endpointsOf } from '../core/app/caller.ts'
import { createEndpointFetch } from '../core/app/endpoint-fetch.ts'
import { shareHandled } from '../core/app/share-handled.ts'
import { decodesBodies } from './decodes-bodies.ts'

const callers = new AsyncLocalStorage<Caller>()
let isPatched = false

/**
 * Lets the `fetch` of handlers find the endpoints of their own app: pass the result to `createApp`. It replaces the
 * global `fetch` once. Outside of handlers, that does what it did before.
 */
export function endpointCallers(): Callers {
  if (!isPatched) {
    isPatched = true
    shareHandled()
    const own = () => {
      const caller = callers.getStore()
      return caller && endpointsOf(caller)
    }
    globalThis.fetch = createEndpointFetch({ fetch: globalThis.fetch, own, decodes: decodesBodies })
  }
  return callers
}
