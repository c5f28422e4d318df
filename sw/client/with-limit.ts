/** Milliseconds in which a worker takes control of a page, or never. */
const limit = 10_000

/** The same promise, but it rejects after ten seconds at the latest: a page must never hang on it. */
export function withLimit<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready within ${limit / 1000} s.`)), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
