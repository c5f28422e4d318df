import { isMessage } from './is-message.ts'
import { brokenMessage, cancelWord, endWord, moreWord, partMessage } from './messages/body.ts'

/**
 * The stream that the other end of the port sends with `sendStream`. The sender may be untrusted: anything but the one
 * part that was asked for makes the stream fail.
 */
export function receiveStream(port: MessagePort): ReadableStream<Uint8Array<ArrayBuffer>> {
  let arrived: (() => void) | undefined
  const close = (): void => {
    port.close()
    arrived?.()
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        port.onmessage = ({ data }) => {
          if (arrived && isMessage(data, partMessage, {}) && data.bytes instanceof Uint8Array) {
            // It was cloned. Only a hostile sender shares its memory, and only with itself.
            controller.enqueue(data.bytes as Uint8Array<ArrayBuffer>)
            arrived()
            arrived = undefined
            return
          }
          if (data === endWord) controller.close()
          else
            controller.error(
              new TypeError(
                isMessage(data, brokenMessage, { reason: 'string' }) ? data.reason : 'The reply is not a part.',
              ),
            )
          close()
        }
      },
      pull() {
        port.postMessage(moreWord)
        return new Promise<void>((resolve) => {
          arrived = resolve
        })
      },
      cancel() {
        port.postMessage(cancelWord)
        close()
      },
    },
    { highWaterMark: 0 },
  )
}
