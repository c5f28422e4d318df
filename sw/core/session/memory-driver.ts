import type { SessionDriver } from './session-driver.ts'

interface Kept {
  readonly value: string
  /** Milliseconds since the epoch. */
  readonly expires: number
}

/** Expired sessions are removed once per this many writes. */
const cleanupInterval = 1000

/** Stores sessions in memory, for as long as the process or worker runs. */
export function createMemoryDriver(): SessionDriver {
  const kept = new Map<string, Kept>()
  let writes = 0
  const clear = (): void => {
    const now = Date.now()
    for (const [id, { expires }] of kept) if (expires <= now) kept.delete(id)
  }
  return {
    async get(id) {
      const found = kept.get(id)
      return found !== undefined && found.expires > Date.now() ? found.value : undefined
    },
    async set(id, value, ttlSeconds = Number.POSITIVE_INFINITY) {
      kept.set(id, { value, expires: Date.now() + ttlSeconds * 1000 })
      writes += 1
      if (writes % cleanupInterval === 0) clear()
    },
    async delete(id) {
      kept.delete(id)
    },
  }
}
