import { eventError } from '../errors/event-errors.ts'

/** One server-sent event (HTML standard, "Server-sent events"). Missing fields are not sent. */
export interface EventFields {
  /** A string is sent as it is, with line breaks; any other value as JSON. Without it, clients get no event. */
  readonly data?: unknown
  /** The name that clients listen to. Default `message`. */
  readonly event?: string
  /** Where a client continues after it reconnects. */
  readonly id?: string | number
  /** Milliseconds after which a client reconnects. */
  readonly retry?: number
}

/**
 * The text of an event. `data` may contain any text; a field can never start another one.
 *
 * @throws `InvalidEventField` for a line break in `event` or `id`, a NUL in `id`, and a `retry` that is not a whole
 * number
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

/** A comment, which clients ignore. It keeps the connection open. */
export const encodeComment = (text: string): string =>
  `${linesOf(text)
    .map((line) => `: ${line}`)
    .join('\n')}\n\n`

const textOf = (data: unknown): string => (typeof data === 'string' ? data : (JSON.stringify(data) ?? 'null'))

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/)

function oneLine(field: string, value: string): string {
  // Clients ignore an id with NUL and would continue at a wrong place.
  const isBroken = field === 'id' ? /[\r\n\0]/.test(value) : /[\r\n]/.test(value)
  if (isBroken) throw eventError('InvalidEventField', { field, value })
  return value
}
