import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const streamErrors = {
  StreamFailed: {
    message: ({ method, address }: { method: string; address: string }) =>
      `The stream of ${method} ${address} failed after its start, so the client sees a network error.`,
    hint: (_: { method: string; address: string }) =>
      'See the cause. If a part may fail, send that as data in the stream.',
  },
  WorkerUpdated: {
    message: (_: Record<never, never>) => 'A new version of the worker takes over, which ended this stream.',
    hint: (_: Record<never, never>) =>
      'Send the request again. Server-sent events continue by themselves, from the last id.',
  },
} as const satisfies Record<string, ErrorEntry>

export const streamError: ErrorFactory<typeof streamErrors> = errorFactory(streamErrors)
