import { eventError } from '../../core/errors/event-errors.ts'
import { endMark } from '../../core/streams/event-stream.ts'
import { toHeader } from '../../core/streams/last-event-id.ts'
import { EventParser, type ServerEvent } from '../../core/streams/parse-events.ts'

/** Options of `events`. */
export interface EventsOptions {
  /** Where to start: the `id` of the last known event. */
  readonly lastEventId?: string
  /** Ends the loop. */
  readonly signal?: AbortSignal
  /** Headers beside `accept` and `last-event-id`. */
  readonly headers?: HeadersInit
  /** Milliseconds before it reconnects after a break, unless the server sets another value. Default 1000. */
  readonly retry?: number
}

/** The longest wait between two attempts, in milliseconds. */
const longestWait = 30_000

/**
 * Reads server-sent events: `for await (const { event, data, id } of events('/api/clock'))`. After a break (a network
 * error, a status of 500 and above, an update of the worker, Firefox's silent end of a stream) it reconnects after the
 * last id, in every engine. If that keeps failing, it waits longer each time. The loop ends when `eventStream` has sent
 * everything, at a 204, at `signal`, and by `break`.
 *
 * @throws `EventsRefused` if the response is not an event stream, or has another status
 */
export async function* events(
  url: string | URL,
  { lastEventId = '', signal, headers, retry = 1000 }: EventsOptions = {},
): AsyncGenerator<ServerEvent, void, undefined> {
  let id = lastEventId
  let wait = retry
  let failures = 0
  while (!signal?.aborted) {
    const connection = new AbortController()
    const leave = (): void => connection.abort()
    signal?.addEventListener('abort', leave)
    try {
      const response = await ask(url, id, headers, connection.signal)
      if (response === undefined) return
      const parser = new EventParser(id)
      for await (const found of parsed(response, parser)) {
        if ('retry' in found) wait = found.retry
        else if ('comment' in found) {
          if (found.comment === endMark) return
        } else {
          failures = 0
          yield found
        }
        id = parser.lastId
      }
    } catch (error) {
      if (error instanceof Refused) throw error.cause
      failures += 1
    } finally {
      signal?.removeEventListener('abort', leave)
      connection.abort()
    }
    await pause(Math.min(wait * 2 ** Math.max(0, failures - 1), longestWait), signal)
  }
}

/** A response after which it is useless to try again. */
class Refused extends Error {}

async function ask(
  url: string | URL,
  id: string,
  headers: HeadersInit | undefined,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const all = new Headers(headers)
  all.set('accept', 'text/event-stream')
  if (id !== '') all.set('last-event-id', toHeader(id))
  const response = await fetch(url, { headers: all, cache: 'no-store', signal })
  const { status } = response
  if (status === 204) return undefined
  const type = response.headers.get('content-type') ?? ''
  if (status === 200 && /^text\/event-stream\b/i.test(type)) return response
  const refused = eventError('EventsRefused', { url: response.url, status, type })
  throw status >= 500 ? refused : new Refused(refused.message, { cause: refused })
}

async function* parsed(
  { body }: Response,
  parser: EventParser,
): AsyncGenerator<ReturnType<EventParser['push']> extends Generator<infer Found> ? Found : never> {
  if (body === null) return
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield* parser.push(decoder.decode(value, { stream: true }))
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}
