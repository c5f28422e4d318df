const handled = new WeakSet<object>()

/** Notes that a handler gets this request. */
export function addHandled(request: Request): void {
  handled.add(request)
}

/** Whether a handler got exactly this request, not a copy. */
export const isHandled = (request: unknown): boolean =>
  typeof request === 'object' && request !== null && handled.has(request)
