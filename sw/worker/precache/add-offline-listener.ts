import { offlineQuestion } from '../../core/wire/messages/offline.ts'
import { onPageMessage } from '../on-page-message.ts'
import type { Precache } from '../worker-options.ts'

/** Tells a page how many files of the site are cached. `undefined`: this worker caches no files. */
export function addOfflineListener(precache: Precache | undefined): void {
  onPageMessage(offlineQuestion, {}, (_, { event }) => precache?.resume(event))
}
