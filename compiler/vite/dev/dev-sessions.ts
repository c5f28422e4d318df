import { createMemoryDriver } from '../../../sw/core/session/memory-driver.ts'
import type { SessionDriver } from '../../../sw/core/session/session-driver.ts'

/** Sessions of requests to the dev server itself. They are kept in memory; `note` is called once to say so. */
export function createDevSessionDriver(note: (text: string) => void): SessionDriver {
  const driver = createMemoryDriver()
  let isNoted = false
  return {
    ...driver,
    set(...entry) {
      if (!isNoted)
        note('Sessions of requests to the dev server itself are kept in its memory: a restart forgets them.')
      isNoted = true
      return driver.set(...entry)
    },
  }
}
