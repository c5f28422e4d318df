import { addHandled } from './handled-requests.ts'

/** Names a symbol. That is made where it is needed: loading these modules must run no other code. */
const place = 'stowaway.handled'

/**
 * Lets endpoints with copies of these modules of their own, as in development, mark requests for this host. A built
 * worker has one copy, and does without.
 *
 * @param change called with each request that is marked
 */
export function shareHandled(change: (request: Request) => void = () => {}): void {
  const mark = (request: Request): void => {
    change(request)
    addHandled(request)
  }
  Reflect.set(globalThis, Symbol.for(place), mark)
}

/** Marks a request as one that a handler got: the host's `fetch` sends it on, also to the address of an endpoint. */
export function markHandled(request: Request): void {
  const mark: unknown = Reflect.get(globalThis, Symbol.for(place))
  if (typeof mark === 'function') mark(request)
  else addHandled(request)
}
