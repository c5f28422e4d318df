import { copyResponse } from '../../core/endpoint/copy-response.ts'
import type { OpenStreams } from './open-streams.ts'

interface StreamAnswerOptions {
  readonly streams: OpenStreams
  /** Told when it is over, in whatever way. */
  over(): void
  /** Told that the client reads no more, or that an update ended the stream. */
  abort(reason: unknown): void
  /** Told what the stream of the handler failed with. */
  failed(error: unknown): void
}

type Bytes = Uint8Array<ArrayBuffer>

/**
 * The answer with a body that is watched on its way: it counts as open until it ends. Parts pass unchanged, one for one,
 * as the client asks for them.
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
          end(reason) {
            if (isOver) return
            over()
            if (isEvents) {
              // Half an event is dropped by the client; a whole one may be followed by word of when to come back.
              if (/(\n\n|\r\r|\r\n\r\n)$/.test(tail)) controller.enqueue(farewell())
              controller.close()
            } else controller.error(reason)
            abort(reason)
            reader.cancel(reason).catch(() => {})
          },
        })
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
        // WebKit's worker hangs for good when a signal is aborted in the very call by which it tells of the end; a
        // handler's own `cancel` may well do that.
        await Promise.resolve()
        abort(new DOMException('The client reads no more of the answer.', 'AbortError'))
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return copyResponse(response, { body: watched })
}

const farewell = (): Bytes => new TextEncoder().encode(': A new version takes over.\nretry: 500\n\n')
