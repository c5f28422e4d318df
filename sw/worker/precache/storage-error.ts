import { offlineError } from '../../core/errors/offline-errors.ts'

/** What the browser's storage refused, and why. */
export function storageError(error: unknown): Error {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  return offlineError(
    'OfflineStorageUnavailable',
    { reason: isFull ? 'its storage is full' : String(error) },
    { cause: error },
  )
}
