import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What the opener of databases raises; it is in every worker. */
export const databaseErrors = {
  StorageFull: {
    title: 'There is no room left to keep data.',
    message: ({ what, used }: { what: string; used: string }) =>
      `${what} cannot take more: there is no room left${used}. What was kept before is still there.`,
    hint: () => 'Delete what is no longer needed, keep less in one value, or free disk space.',
  },
  StorageUnavailable: {
    title: 'What keeps data cannot be used.',
    message: ({ what, reason }: { what: string; reason: string }) => `${what} cannot be read or kept: ${reason}`,
    hint: () =>
      'Browser: allow site data for this origin (settings, private window), then reload. Server: see that the folder can be written and its files are whole.',
  },
} as const satisfies Record<string, ErrorEntry>

export const databaseError: ErrorFactory<typeof databaseErrors> = errorFactory(databaseErrors)
