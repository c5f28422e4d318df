import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const serverErrors = {
  NoServerBehind: {
    message: ({ method, address }: { method: string; address: string }) =>
      `${method} ${address} was passed on to the server, but this host has no server behind it.`,
    hint: (_: { method: string; address: string }) =>
      'In a service worker, fetch(request) sends the request to the site’s server. On other hosts, fetch another address.',
  },
} as const satisfies Record<string, ErrorEntry>

export const serverError: ErrorFactory<typeof serverErrors> = errorFactory(serverErrors)
