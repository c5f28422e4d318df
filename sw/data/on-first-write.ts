import type { StorageDriver } from './storage-driver.ts'

/** The same driver, which tells once that something is kept. */
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
