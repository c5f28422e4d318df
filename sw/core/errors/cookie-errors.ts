import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const cookieErrors = {
  InvalidCookie: {
    message: ({ name, reason }: { name: string; reason: string }) => `The cookie "${name}" cannot be set: ${reason}.`,
    hint: () => 'Use letters, digits and `-_.` in names, whole seconds as `maxAge`, and a `Date` as `expires`.',
  },
  CookiesNotKept: {
    message: (_: Record<never, never>) =>
      'The browser does not allow IndexedDB, where the worker stores cookies. They last until the browser stops the idle worker, after some seconds.',
    hint: () => 'Allow site data for this origin (browser settings, private window), or free disk space, and reload.',
  },
  ResponseSentError: {
    message: (_: Record<never, never>) => 'The response has already been sent to the browser and cannot be altered.',
    hint: () => 'Set cookies before the handler returns its Response.',
  },
} as const satisfies Record<string, ErrorEntry>

export const cookieError: ErrorFactory<typeof cookieErrors> = errorFactory(cookieErrors)
