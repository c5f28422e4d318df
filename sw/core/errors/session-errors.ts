import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const sessionErrors = {
  SessionStorageInitError: {
    message: ({ reason }: { reason: string }) => reason,
    hint: (_: { reason: string }) =>
      'The session was destroyed, and the next request starts a new one. Make sure that nothing else writes to the storage of sessions.',
  },
  SessionStorageSaveError: {
    message: ({ reason }: { reason: string; advice: string }) => reason,
    hint: ({ advice }: { reason: string; advice: string }) => advice,
  },
} as const satisfies Record<string, ErrorEntry>

export const sessionError: ErrorFactory<typeof sessionErrors> = errorFactory(sessionErrors)
