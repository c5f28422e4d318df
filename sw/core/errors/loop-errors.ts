import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const loopErrors = {
  EndpointLoop: {
    message: ({ method, address, limit }: { method: string; address: string; limit: number }) =>
      `${method} ${address} was not answered: over ${limit} endpoints wait for one another.`,
    hint: (_: { method: string; address: string; limit: number }) =>
      'Does an endpoint fetch itself? Fetch another address, or call shared code as a function.',
  },
} as const satisfies Record<string, ErrorEntry>

export const loopError: ErrorFactory<typeof loopErrors> = errorFactory(loopErrors)
