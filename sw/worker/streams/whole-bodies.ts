/**
 * Notes which responses the endpoints build from anything but a stream. Those need no watching, and asking a response
 * for its `body` makes some engines turn a text into a stream. Call it once, before any endpoint is evaluated.
 *
 * @returns whether a body was given as a whole, as far as is known
 */
export function watchBodies(): (response: Response) => boolean {
  const whole = new WeakSet<Response>()
  const native = Response
  const { json } = native
  globalThis.Response = new Proxy(native, {
    construct(target, args: unknown[], newTarget) {
      const made: Response = Reflect.construct(target, args, newTarget)
      if (!(args[0] instanceof ReadableStream)) whole.add(made)
      return made
    },
  })
  native.prototype.constructor = globalThis.Response
  native.json = (data: unknown, init?: ResponseInit) => {
    const made = json.call(native, data, init)
    whole.add(made)
    return made
  }
  return (response) => whole.has(response)
}
