import type { APIContext } from '../endpoint/api-context.ts'

/** The query parameter that stands in for the header, which Chromium's `EventSource` hides from workers. */
const parameter = 'lastEventId'

/** Where a client goes on that comes back: its `Last-Event-ID` header, else the parameter `lastEventId` of the address. */
export function lastEventId({ request, url }: Pick<APIContext, 'request' | 'url'>): string | undefined {
  const header = request.headers.get('last-event-id')
  const id = header === null ? url.searchParams.get(parameter) : fromHeader(header)
  return id === null || id === '' ? undefined : id
}

/** A header holds bytes, each of which reads as one character; an id is text in UTF-8. */
function fromHeader(value: string): string {
  const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return value
  }
}

/** An id as a header's value. */
export const toHeader = (id: string): string => String.fromCharCode(...new TextEncoder().encode(id))
