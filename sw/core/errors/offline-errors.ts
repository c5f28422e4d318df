import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

const retryHint =
  'A deploy that is under way passes by itself: the next visit tries again. Else see that the host serves each file as it was built; for a host that alters files, set offline: { verify: false }.'

export const offlineErrors = {
  OfflineFileNotKept: {
    title: 'A file could not be kept for offline use.',
    message: ({ path, reason }: { path: string; reason: string }) => `${path} is not kept for offline use: ${reason}.`,
    hint: () => retryHint,
  },
  OfflineFilesMissing: {
    title: 'Files are missing for offline use.',
    message: ({ count, files }: { count: number; files: string }) =>
      `The site opens without network only in part: ${count} of its files could not be kept.\n${files}`,
    hint: () => retryHint,
  },
  OfflineUpdateRefused: {
    title: 'A new version was not installed.',
    message: ({ count, files }: { count: number; files: string }) =>
      `The version in use goes on, since it opens without network and the new one would not: ${count} of its files could not be kept.\n${files}`,
    hint: () => retryHint,
  },
  OfflineStorageUnavailable: {
    title: 'The browser keeps no files for the site.',
    message: ({ reason }: { reason: string }) =>
      `The site opens without network only in part, since the browser keeps no more files for it: ${reason}. Endpoints answer all the same.`,
    hint: () => 'Free space on the disk, or allow the site to store data.',
  },
  OfflineFileGone: {
    title: 'A file is not kept, and the network is gone.',
    message: ({ path }: { path: string }) =>
      `${path} is a file of this site, but this browser has no copy of it and the host could not be reached.`,
    hint: () => 'Open it again with network: what is missing is then fetched and kept.',
  },
} as const satisfies Record<string, ErrorEntry>

export const offlineError: ErrorFactory<typeof offlineErrors> = errorFactory(offlineErrors)
