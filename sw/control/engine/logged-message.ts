import type { LogEntry, LoggedMessage } from '../protocol/log-entry.ts'
import type { ReadBody } from './read-body.ts'

/** Bytes of a JSON body that an entry itself has. */
const mostJson = 16_000

/** A message without its body. */
export function loggedMessage({ headers }: Request | Response): LoggedMessage {
  const type = headers.get('content-type')
  return { headers: [...headers], ...(type !== null && { type }) }
}

/** What an entry says of a body. */
export function loggedBody({ bytes, type, isCut }: ReadBody): Pick<LoggedMessage, 'size' | 'json'> {
  const size = bytes.byteLength
  if (isCut || size > mostJson || !/json/.test(type)) return { size }
  try {
    return { size, json: JSON.parse(new TextDecoder().decode(bytes)) as unknown }
  } catch {
    return { size }
  }
}

/** About how many bytes an entry takes: its texts. */
export function entrySize({ url, request, answer, error = '' }: LogEntry): number {
  return 200 + url.length + error.length + messageSize(request) + (answer === undefined ? 0 : messageSize(answer))
}

function messageSize({ headers, size = 0, json }: LoggedMessage): number {
  const head = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return head + (json === undefined ? 0 : size)
}
