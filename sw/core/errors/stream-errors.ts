import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const streamErrors = {
  StreamFailed: {
    title: 'The stream of an answer failed midway.',
    message: ({ method, address }: { method: string; address: string }) =>
      `The body of ${method} ${address} was under way when its stream failed: the client sees a network error.`,
    hint: (_: { method: string; address: string }) => 'See the cause. What may fail is best told in the stream itself.',
  },
  WorkerUpdated: {
    title: 'A new version of the worker takes over.',
    message: (_: Record<never, never>) => 'A new version of the worker takes over, so this stream was ended.',
    hint: (_: Record<never, never>) => 'Ask again. Server-sent events go on by themselves, from the last id.',
  },
} as const satisfies Record<string, ErrorEntry>

export const streamError: ErrorFactory<typeof streamErrors> = errorFactory(streamErrors)
