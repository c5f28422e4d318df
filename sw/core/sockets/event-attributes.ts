type Listener = ((this: unknown, event: Event) => unknown) | null

/**
 * Adds event handler attributes to a class (`onmessage = …`). As in HTML, one has the place in the order of listeners
 * at which it was first set.
 */
export function addEventAttributes(prototype: EventTarget, types: readonly string[]): void {
  for (const type of types) {
    const handlers = new WeakMap<object, { current: Listener }>()
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: EventTarget): Listener {
        return handlers.get(this)?.current ?? null
      },
      set(this: EventTarget, given: unknown) {
        // Anything but an object counts as null.
        const listener = typeof given === 'function' ? (given as Listener) : null
        const known = handlers.get(this)
        if (known !== undefined) {
          known.current = listener
          return
        }
        const handler = { current: listener }
        handlers.set(this, handler)
        this.addEventListener(type, (event) => handler.current?.call(this, event))
      },
    })
  }
}
