/** Puts a `fetch` that waits in the place of the browser's. Returns what lets it go on. */
export function holdFetch(): () => void {
  const { fetch } = globalThis
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  const held: typeof fetch = async (...request) => {
    await promise
    return fetch(...request)
  }
  globalThis.fetch = held
  return () => {
    // Another may have been put there meanwhile, around this one.
    if (globalThis.fetch === held) globalThis.fetch = fetch
    resolve()
  }
}
