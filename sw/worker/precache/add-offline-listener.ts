import { offlineQuestion } from '../../core/wire/messages/offline.ts'
import { onPageMessage } from '../on-page-message.ts'
import type { Precache } from '../worker-options.ts'

/** Tells a page how far the site is kept; `undefined`: this worker keeps no files. */
export function addOfflineListener(precache: Precache | undefined): void {
  onPageMessage(offlineQuestion, {}, (_, { event }) => precache?.resume(event))
}
