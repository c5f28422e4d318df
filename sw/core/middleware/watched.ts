/**
 * The same promise, with somebody listening: middleware that forgets to await `next()` must not end a server by an
 * unhandled rejection. Whoever does await it still gets the error.
 */
export function watched<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  return promise
}
