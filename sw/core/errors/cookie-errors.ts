import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const cookieErrors = {
  InvalidCookie: {
    title: 'A cookie cannot be written as a header.',
    message: ({ name, reason }: { name: string; reason: string }) => `The cookie "${name}" cannot be set: ${reason}.`,
    hint: () => 'Use letters, digits and `-_.` in names, an integer of seconds as `maxAge`, a `Date` as `expires`.',
  },
  CookiesNotKept: {
    title: 'Cookies cannot be kept.',
    message: (_: Record<never, never>) =>
      'The browser refuses IndexedDB to this site, where the worker keeps cookies. They last until the worker stops, which browsers do after some idle seconds.',
    hint: () => 'Allow site data for this origin (browser settings, private window) or free disk space, then reload.',
  },
  ResponseSentError: {
    title: 'Unable to set response.',
    message: (_: Record<never, never>) => 'The response has already been sent to the browser and cannot be altered.',
    hint: () => 'Set cookies before the handler returns its Response.',
  },
} as const satisfies Record<string, ErrorEntry>

export const cookieError: ErrorFactory<typeof cookieErrors> = errorFactory(cookieErrors)
