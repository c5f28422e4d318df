import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const eventErrors = {
  InvalidEventField: {
    message: ({ field, value }: { field: string; value: string }) =>
      `The ${field} of an event is ${JSON.stringify(value.slice(0, 200))}, which cannot be sent.`,
    hint: ({ field }: { field: string; value: string }) =>
      field === 'retry'
        ? 'Use whole milliseconds: { retry: 1000 }.'
        : `A line break would start another field. Put any text into data, and only a short name into ${field}.`,
  },
  EventsRefused: {
    message: ({ url, status, type }: { url: string; status: number; type: string }) =>
      `${url} answered with status ${status} and ${type ? `the type ${type}` : 'no type'}, not with text/event-stream.`,
    hint: (_: { url: string; status: number; type: string }) =>
      'Return eventStream(context, …) from the endpoint. Its answer may say why it did not.',
  },
} as const satisfies Record<string, ErrorEntry>

export const eventError: ErrorFactory<typeof eventErrors> = errorFactory(eventErrors)
