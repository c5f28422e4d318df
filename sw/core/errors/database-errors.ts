import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of opening and writing databases. They are in every worker. */
export const databaseErrors = {
  StorageFull: {
    message: ({ what, used }: { what: string; used: string }) =>
      `${what} is full: there is no space left${used}. Data stored before is still there.`,
    hint: () => 'Delete old data, store smaller values, or free disk space.',
  },
  StorageUnavailable: {
    message: ({ what, reason }: { what: string; reason: string }) => `${what} cannot be read or written: ${reason}`,
    hint: () =>
      'In a browser, allow site data for this origin (settings, private window) and reload. On a server, check that the folder is writable and its files are not damaged.',
  },
} as const satisfies Record<string, ErrorEntry>

export const databaseError: ErrorFactory<typeof databaseErrors> = errorFactory(databaseErrors)
