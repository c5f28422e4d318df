/** Replaces the browser's `fetch` by one that waits. Returns a function that lets it continue. */
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
    // Someone may have wrapped this one meanwhile.
    if (globalThis.fetch === held) globalThis.fetch = fetch
    resolve()
  }
}
