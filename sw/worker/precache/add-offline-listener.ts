import { offlineQuestion } from '../../core/wire/messages/offline.ts'
import { answerPages } from '../answer-pages.ts'
import type { Precache } from '../worker-options.ts'

/** Tells a page how far the site is kept; `undefined`: this worker keeps no files. */
export function addOfflineListener(precache: Precache | undefined): void {
  answerPages(offlineQuestion, {}, (_, { event }) => precache?.resume(event))
}
