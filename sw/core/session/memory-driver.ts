import type { SessionDriver } from './session-driver.ts'

interface Kept {
  readonly value: string
  /** Milliseconds since the epoch. */
  readonly expires: number
}

/** How many writes pass between two clearances of what has expired. */
const clearanceInterval = 1000

/** Keeps sessions as long as the process or worker lives. */
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
      if (writes % clearanceInterval === 0) clear()
    },
    async delete(id) {
      kept.delete(id)
    },
  }
}
