import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

const retryHint =
  'If a deploy is running, the next visit tries again. Otherwise check that the host serves each file as it was built; for a host that changes files, set offline: { verify: false }.'

export const offlineErrors = {
  OfflineFileNotKept: {
    message: ({ path, reason }: { path: string; reason: string }) =>
      `${path} is not stored for offline use: ${reason}.`,
    hint: () => retryHint,
  },
  OfflineFilesMissing: {
    message: ({ count, files }: { count: number; files: string }) =>
      `Without a network, the site works only in part: ${count} of its files could not be stored.\n${files}`,
    hint: () => retryHint,
  },
  OfflineUpdateRefused: {
    message: ({ count, files }: { count: number; files: string }) =>
      `The old version stays, because it works without a network and the new one would not: ${count} of its files could not be stored.\n${files}`,
    hint: () => retryHint,
  },
  OfflineStorageUnavailable: {
    message: ({ reason }: { reason: string }) =>
      `Without a network, the site works only in part, because the browser stores no more files for it: ${reason}. Endpoints still answer.`,
    hint: () => 'Free disk space, or allow the site to store data.',
  },
} as const satisfies Record<string, ErrorEntry>

export const offlineError: ErrorFactory<typeof offlineErrors> = errorFactory(offlineErrors)
