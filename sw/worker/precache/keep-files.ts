import { offlineError } from '../../core/errors/offline-errors.ts'
import { StowawayError } from '../../core/errors/stowaway-error.ts'

/** Downloads at a time, so that the page keeps connections for itself. */
const atOnce = 4

/**
 * Caches files, a few at a time. If one fails, the others continue; if the browser's storage refuses one, no more are
 * fetched.
 *
 * @returns why files are not cached
 */
export async function keepFiles(
  urls: readonly string[],
  keep: (url: string) => Promise<void>,
): Promise<StowawayError[]> {
  const queue = [...urls]
  const failures: StowawayError[] = []
  const work = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      try {
        await keep(url)
      } catch (error) {
        const failure = asFailure(url, error)
        failures.push(failure)
        if (isStorageFailure(failure)) queue.length = 0
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return failures
}

export const isStorageFailure = ({ code }: StowawayError): boolean => code === 'OfflineStorageUnavailable'

export const asFailure = (path: string, error: unknown): StowawayError =>
  error instanceof StowawayError
    ? error
    : offlineError('OfflineFileNotKept', { path, reason: String(error) }, { cause: error })
