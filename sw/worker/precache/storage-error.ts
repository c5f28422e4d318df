import { offlineError } from '../../core/errors/offline-errors.ts'

/** Why the browser's storage refused a write. */
export function storageError(error: unknown): Error {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  return offlineError(
    'OfflineStorageUnavailable',
    { reason: isFull ? 'its storage is full' : String(error) },
    { cause: error },
  )
}
