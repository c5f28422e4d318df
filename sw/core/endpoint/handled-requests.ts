const place = Symbol.for('stowaway.handled')

/** Not a variable of this module: in development, endpoints have their own copies of all modules. */
function handled(): WeakSet<object> {
  const known: unknown = Reflect.get(globalThis, place)
  if (known instanceof WeakSet) return known
  const made = new WeakSet<object>()
  Reflect.set(globalThis, place, made)
  return made
}

/** Notes that a handler gets this request, or has made it for the network. */
export function addHandled(request: Request): void {
  handled().add(request)
}

/** Whether a handler got exactly this request, not a copy. */
export const isHandled = (request: unknown): boolean =>
  typeof request === 'object' && request !== null && handled().has(request)
