import { eventError } from '../errors/event-errors.ts'

/** One server-sent event (HTML standard, "Server-sent events"). What is left out is not sent. */
export interface EventFields {
  /** A text as it is, line breaks included; anything else as JSON. Without it, clients note the other fields only. */
  readonly data?: unknown
  /** The name that clients listen to. Without it: `message`. */
  readonly event?: string
  /** Where a client that comes back goes on. */
  readonly id?: string | number
  /** Milliseconds after which a client comes back. */
  readonly retry?: number
}

/**
 * An event as it goes over the line. Text in `data` can hold anything; no field can start another.
 *
 * @throws `InvalidEventField` for a line break in `event` or `id`, a NUL in `id`, and a `retry` that is no whole number
 */
export function encodeEvent({ data, event, id, retry }: EventFields): string {
  const lines: string[] = []
  if (event !== undefined) lines.push(`event: ${oneLine('event', event)}`)
  if (id !== undefined) lines.push(`id: ${oneLine('id', String(id))}`)
  if (retry !== undefined) {
    if (!Number.isSafeInteger(retry) || retry < 0) {
      throw eventError('InvalidEventField', { field: 'retry', value: String(retry) })
    }
    lines.push(`retry: ${retry}`)
  }
  if (data !== undefined) for (const line of linesOf(textOf(data))) lines.push(`data: ${line}`)
  return `${lines.join('\n')}\n\n`
}

/** A line that clients do not see: it keeps the connection open. */
export const encodeComment = (text: string): string =>
  `${linesOf(text)
    .map((line) => `: ${line}`)
    .join('\n')}\n\n`

const textOf = (data: unknown): string => (typeof data === 'string' ? data : (JSON.stringify(data) ?? 'null'))

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/)

function oneLine(field: string, value: string): string {
  // A client ignores an id with NUL, so that it would come back to a wrong place.
  const isBroken = field === 'id' ? /[\r\n\0]/.test(value) : /[\r\n]/.test(value)
  if (isBroken) throw eventError('InvalidEventField', { field, value })
  return value
}
