/** The same promise, but it rejects after a time, in milliseconds: a page must never hang on it. */
export function within<Value>(limit: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready within ${limit / 1000} s.`)), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
