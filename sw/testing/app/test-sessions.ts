import { createMemoryDriver } from '../../core/session/memory-driver.ts'
import type { SessionDriver } from '../../core/session/session-driver.ts'

/** Sessions in memory that can be forgotten. */
export class TestSessions implements SessionDriver {
  #driver = createMemoryDriver()

  clear(): void {
    this.#driver = createMemoryDriver()
  }

  get(id: string): Promise<string | undefined> {
    return this.#driver.get(id)
  }

  set(id: string, value: string, ttlSeconds?: number): Promise<void> {
    return this.#driver.set(id, value, ttlSeconds)
  }

  delete(id: string): Promise<void> {
    return this.#driver.delete(id)
  }
}
