import { brokenMessage, cancelWord, endWord, moreWord, partMessage } from './messages/body.ts'
import { post } from './post.ts'

/**
 * Sends a stream of bytes through a message port, for `receiveStream` at the other end: WebKit cannot transfer streams.
 * It only reads parts that the receiver asked for, and cancels the stream when the receiver stops.
 *
 * @param cancelled called just before that
 */
export function sendStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  port: MessagePort,
  cancelled?: () => void,
): void {
  const reader = stream.getReader()
  const next = async (): Promise<void> => {
    try {
      const { done, value } = await reader.read()
      if (done) return port.postMessage(endWord)
      if (!(value instanceof Uint8Array)) throw new TypeError('A body is made of Uint8Array parts.')
      post(port, partMessage, { bytes: value })
    } catch (error) {
      post(port, brokenMessage, { reason: String(error) })
      cancel(error)
    }
  }
  const cancel = (reason?: unknown): void => void reader.cancel(reason).catch(() => undefined)
  port.onmessage = ({ data }) => {
    if (data === moreWord) void next()
    if (data !== cancelWord) return
    port.close()
    cancelled?.()
    cancel()
  }
}
