import type { StorageDriver } from './storage-driver.ts'

/** The same driver, which calls back once when something is stored. */
export function onFirstWrite(driver: StorageDriver, tell: () => void): StorageDriver {
  let isTold = false
  const note = (): void => {
    if (!isTold) tell()
    isTold = true
  }
  return {
    ...driver,
    set(...entry) {
      note()
      return driver.set(...entry)
    },
    update(...entry) {
      note()
      return driver.update(...entry)
    },
  }
}
