import { copyResponse } from '../../core/endpoint/copy-response.ts'
import type { OpenStreams } from './open-streams.ts'

interface StreamAnswerOptions {
  readonly streams: OpenStreams
  /** Called when it is over, for whatever reason. */
  over(): void
  /** Called when the client stops reading, or an update ends the stream. */
  abort(reason: unknown): void
  /** Called with the error of the handler's stream. */
  failed(error: unknown): void
}

type Bytes = Uint8Array<ArrayBuffer>

/**
 * The response with a watched body: it counts as open until it ends. Parts pass unchanged, one by one, as the client
 * asks for them.
 */
export function streamAnswer(response: Response, options: StreamAnswerOptions): Response {
  const { body } = response
  const { abort, failed } = options
  if (body === null) return response
  const reader = body.getReader()
  const isEvents = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')
  let isOver = false
  let tail = '\n\n'
  let close = (): void => {}
  const over = (): void => {
    isOver = true
    close()
    options.over()
  }
  const watched = new ReadableStream<Bytes>(
    {
      start(controller) {
        close = options.streams.add({
          isEvents,
          end(reason) {
            if (isOver) return
            over()
            if (isEvents) {
              // The client drops half an event. After a whole one we can say when to reconnect.
              if (/(\n\n|\r\r|\r\n\r\n)$/.test(tail)) controller.enqueue(farewell())
              controller.close()
            } else controller.error(reason)
            abort(reason)
            reader.cancel(reason).catch(() => {})
          },
        })
        // It opened while an update ends streams: it was over before `close` was known.
        if (isOver) close()
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (isOver) return
          if (done) {
            over()
            return controller.close()
          }
          if (isEvents) tail = (tail + String.fromCharCode(...value.subarray(-4))).slice(-4)
          controller.enqueue(value)
        } catch (error) {
          if (isOver) return
          over()
          failed(error)
          controller.error(error)
        }
      },
      async cancel(reason) {
        over()
        // WebKit's worker hangs for good if a signal is aborted in the same call that reports the end, which a
        // handler's own `cancel` may well do.
        await Promise.resolve()
        abort(new DOMException('The client stopped reading the response.', 'AbortError'))
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return copyResponse(response, { body: watched })
}

const farewell = (): Bytes => new TextEncoder().encode(': A new version takes over.\nretry: 500\n\n')
