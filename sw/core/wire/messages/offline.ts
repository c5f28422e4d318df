import type { MessageName } from '../message-name.ts'

/** How many files of a site the browser has for offline use. */
export interface OfflineState {
  /** How many files the build wants to cache. */
  readonly files: number
  /** The paths of those that could not be cached. Empty: the site opens without network. */
  readonly missing: readonly string[]
}

/**
 * Page to worker: I have started. The worker fetches missing files and replies, if the page wants a reply, with its
 * state; `undefined` if it caches no files.
 */
export const offlineQuestion: MessageName<object, OfflineState | undefined> = 'stowaway:offline'

/** Worker to page: print this to your console, as an error if `level` is `error`. */
export const reportMessage: MessageName<{ readonly level: unknown; readonly text: string }> = 'stowaway:report'
