/**
 * The same promise, with its rejection handled: middleware that forgets to await `next()` must not crash a server. Code
 * that awaits it still gets the error.
 */
export function watched<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  return promise
}
