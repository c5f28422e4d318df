const handled = new WeakSet<object>()

/** Notes that a handler gets this request. */
export function addHandled(request: Request): void {
  handled.add(request)
}

/** Whether this is the very request that a handler got: no copy. */
export const isHandled = (request: unknown): boolean =>
  typeof request === 'object' && request !== null && handled.has(request)
