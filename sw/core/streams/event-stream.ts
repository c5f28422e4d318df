import type { APIContext } from '../endpoint/api-context.ts'
import { type EventFields, encodeComment, encodeEvent } from './encode-event.ts'
import { lastEventId } from './last-event-id.ts'

/** How `eventStream` keeps its connection, and what else its answer says. */
export interface EventStreamOptions {
  /** Milliseconds after which a client whose stream has broken off comes back. Default 1000. */
  readonly retry?: number
  /** Milliseconds between comments that keep an idle connection open; 0: none. Default 15 000. */
  readonly heartbeat?: number
  /** Headers beside those of an event stream. */
  readonly headers?: HeadersInit
}

/** What the function of `eventStream` sends with. */
export interface EventSink {
  /** The id of the last event that the client got, when it comes back; else `undefined`. */
  readonly lastEventId: string | undefined
  /** Aborts when the stream ends, for whatever reason. */
  readonly signal: AbortSignal
  /**
   * Sends one event; a text is its data. Resolves when the client can take more, as far as the browser tells: await it,
   * and nothing piles up. Rejects with the signal's reason once the client has gone, so that a loop ends by itself.
   *
   * @throws `InvalidEventField`
   */
  send(event: EventFields | string): Promise<void>
  /** Sends a comment, which clients ignore. */
  comment(text: string): Promise<void>
}

/** The comment behind the last event: the stream is whole, and `events` of `stowaway/client` does not come back. */
export const endMark = 'stowaway: end'

/** Events that wait for a client to take them. */
const queueLength = 16

/**
 * Answers with server-sent events. `run` sends them; the stream is whole when it returns, and fails when it throws. When
 * the client goes, `send` rejects and `events.signal` aborts.
 *
 * A native `EventSource` comes back after a whole stream too, as the standard asks: send an event that makes the page
 * close it, or read with `events` of `stowaway/client`.
 */
export function eventStream(
  context: Pick<APIContext, 'request' | 'url' | 'signal'>,
  run: (events: EventSink) => unknown,
  { retry = 1000, heartbeat = 15_000, headers }: EventStreamOptions = {},
): Response {
  const encoder = new TextEncoder()
  const ended = new AbortController()
  const { signal } = ended
  let wake = (): void => {}
  let stop: (reason: unknown) => void = () => {}
  let last: Promise<void> = Promise.resolve()

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string): Promise<void> => {
          const written = last.then(async () => {
            while (!signal.aborted && (controller.desiredSize ?? 0) <= 0) {
              await new Promise<void>((resolve) => {
                wake = resolve
              })
            }
            signal.throwIfAborted()
            controller.enqueue(encoder.encode(text))
          })
          // A failed write does not hold the next one up; it fails by itself.
          last = written.catch(() => {})
          return written
        }
        const beat =
          heartbeat > 0 ? setInterval(() => void write(encodeComment('')).catch(() => {}), heartbeat) : undefined
        const leave = () => end(context.signal.reason)
        const end = (reason: unknown) => {
          clearInterval(beat)
          context.signal.removeEventListener('abort', leave)
          ended.abort(reason)
          wake()
        }
        signal.addEventListener('abort', () => quietly(() => controller.close()), { once: true })
        context.signal.addEventListener('abort', leave, { once: true })
        if (context.signal.aborted) return leave()
        stop = end

        const events: EventSink = {
          lastEventId: lastEventId(context),
          signal,
          send: async (event) => write(encodeEvent(typeof event === 'string' ? { data: event } : event)),
          comment: (text) => write(encodeComment(text)),
        }
        // Not in this turn: a handler's answer goes out before its first event is made.
        write(encodeEvent({ retry }))
          .then(() => run(events))
          .then(() => write(encodeComment(endMark)))
          .then(
            () => end(finished()),
            (error) => {
              if (!signal.aborted) controller.error(error)
              end(error)
            },
          )
      },
      pull: () => wake(),
      cancel: (reason) => stop(reason ?? gone()),
    },
    { highWaterMark: queueLength },
  )

  const all = new Headers(headers)
  if (!all.has('content-type')) all.set('content-type', 'text/event-stream; charset=utf-8')
  // Proxies in front of a Node server must pass events on as they come.
  if (!all.has('cache-control')) all.set('cache-control', 'no-cache, no-transform')
  return new Response(body, { headers: all })
}

const gone = (): DOMException => new DOMException('The client has gone.', 'AbortError')
const finished = (): DOMException => new DOMException('All events are sent.', 'AbortError')

function quietly(call: () => void): void {
  try {
    call()
  } catch {
    // It is closed or failed already.
  }
}
