import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const eventErrors = {
  InvalidEventField: {
    title: 'A field of a server-sent event cannot be sent.',
    message: ({ field, value }: { field: string; value: string }) =>
      `The ${field} of an event is ${JSON.stringify(value.slice(0, 200))}.`,
    hint: ({ field }: { field: string; value: string }) =>
      field === 'retry'
        ? 'Give whole milliseconds: { retry: 1000 }.'
        : `A line break would start a field of its own. Put text of any kind into data, and a short name into ${field}.`,
  },
  EventsRefused: {
    title: 'An address gave no server-sent events.',
    message: ({ url, status, type }: { url: string; status: number; type: string }) =>
      `${url} answered with status ${status} and the type ${type || 'of no name'}, not with text/event-stream.`,
    hint: (_: { url: string; status: number; type: string }) =>
      'Return eventStream(context, …) from the endpoint, and look at its answer for the reason.',
  },
} as const satisfies Record<string, ErrorEntry>

export const eventError: ErrorFactory<typeof eventErrors> = errorFactory(eventErrors)
