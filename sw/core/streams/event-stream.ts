import type { APIContext } from '../endpoint/api-context.ts'
import { type EventFields, encodeComment, encodeEvent } from './encode-event.ts'
import { lastEventId } from './last-event-id.ts'

/** Options of `eventStream`. */
export interface EventStreamOptions {
  /** Milliseconds after which a client reconnects when its stream breaks. Default 1000. */
  readonly retry?: number
  /** Milliseconds between comments that keep an idle connection open; 0 for none. Default 15 000. */
  readonly heartbeat?: number
  /** Additional headers. */
  readonly headers?: HeadersInit
}

/** The function passed to `eventStream` sends events with this. */
export interface EventSink {
  /** The id of the last event that a reconnecting client received; otherwise `undefined`. */
  readonly lastEventId: string | undefined
  /** Aborts when the stream ends, for any reason. */
  readonly signal: AbortSignal
  /**
   * Sends one event; a string is its data. Resolves when the client can take more, so await it to keep memory use low.
   * Rejects with the signal's reason after the client has disconnected, so a loop ends by itself.
   *
   * @throws `InvalidEventField`
   */
  send(event: EventFields | string): Promise<void>
  /** Sends a comment, which clients ignore. */
  comment(text: string): Promise<void>
}

/** The comment after the last event: the stream is complete, and `events` of `stowaway/client` does not reconnect. */
export const endMark = 'stowaway: end'

/** The number of events that wait for the client. */
const queueLength = 16

/**
 * Answers with server-sent events, which `run` sends. The stream is complete when `run` returns, and fails when it
 * throws. When the client disconnects, `send` rejects and `events.signal` aborts.
 *
 * A native `EventSource` reconnects after a complete stream too, as the standard says: send an event on which the page
 * closes it, or read with `events` of `stowaway/client`.
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
          // A failed write must not block the next one, which fails by itself.
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
        // Not in this turn: the answer is sent before its first event is made.
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
  // Proxies in front of a Node server must not buffer events.
  if (!all.has('cache-control')) all.set('cache-control', 'no-cache, no-transform')
  return new Response(body, { headers: all })
}

const gone = (): DOMException => new DOMException('The client has disconnected.', 'AbortError')
const finished = (): DOMException => new DOMException('All events are sent.', 'AbortError')

function quietly(call: () => void): void {
  try {
    call()
  } catch {
    // It is already closed or has failed.
  }
}
