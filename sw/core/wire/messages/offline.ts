import type { MessageName } from '../message-name.ts'

/** How far the files of a site are kept in the browser. */
export interface OfflineState {
  /** How many files the build wants kept. */
  readonly files: number
  /** The paths of those that could not be kept; empty: the site opens without network. */
  readonly missing: readonly string[]
}

/**
 * Page to worker: I have started. The worker fetches what is missing offline, and says how far it came where the page
 * wants to know; `undefined` if it keeps no files.
 */
export const offlineQuestion: MessageName<object, OfflineState | undefined> = 'stowaway:offline'

/** Worker to page: print this in your console, as an error if `level` is `error`. */
export const reportMessage: MessageName<{ readonly level: unknown; readonly text: string }> = 'stowaway:report'
