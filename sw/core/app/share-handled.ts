import { addHandled } from './handled-requests.ts'

const place = Symbol.for('stowaway.handled')

/**
 * Lets endpoints with copies of these modules of their own, as in development, mark requests for this host. A built
 * worker has one copy, and does without.
 */
export function shareHandled(): void {
  Reflect.set(globalThis, place, addHandled)
}

/** Marks a request as one that a handler got: the host's `fetch` sends it on. */
export function markHandled(request: Request): void {
  const shared: unknown = Reflect.get(globalThis, place)
  if (typeof shared === 'function') shared(request)
  else addHandled(request)
}
