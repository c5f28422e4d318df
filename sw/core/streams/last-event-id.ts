import type { APIContext } from '../endpoint/api-context.ts'

/** The query parameter used instead of the header, which Chromium's `EventSource` hides from workers. */
const parameter = 'lastEventId'

/** Where a reconnecting client continues: its `Last-Event-ID` header, otherwise the query parameter `lastEventId`. */
export function lastEventId({ request, url }: Pick<APIContext, 'request' | 'url'>): string | undefined {
  const header = request.headers.get('last-event-id')
  const id = header === null ? url.searchParams.get(parameter) : fromHeader(header)
  return id === null || id === '' ? undefined : id
}

/** Each character of a header stands for one byte. An id is text in UTF-8. */
function fromHeader(value: string): string {
  const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return value
  }
}

/** An id as the value of a header. */
export const toHeader = (id: string): string => String.fromCharCode(...new TextEncoder().encode(id))
