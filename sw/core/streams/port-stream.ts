type Bytes = Uint8Array<ArrayBuffer>

/** What the sending end says: a part for each that was asked for, then how it ended. */
type FromSender =
  | { readonly type: 'part'; readonly bytes: Bytes }
  | { readonly type: 'end' }
  | { readonly type: 'broken'; readonly reason: string }

/** What the receiving end says: it takes one more part, or none any more. */
type FromReceiver = { readonly type: 'more' } | { readonly type: 'cancel' }

/**
 * Sends a stream of bytes through a message port, for `receiveStream` at the other end: in WebKit no stream can be
 * transferred. A part goes out when the receiver asks for one. The stream is cancelled when the receiver takes no more.
 *
 * @param cancelled told just before that
 */
export function sendStream(stream: ReadableStream<Bytes>, port: MessagePort, cancelled?: () => void): void {
  const reader = stream.getReader()
  const say = (message: FromSender): void => port.postMessage(message)
  let isOver = false
  const next = async (): Promise<void> => {
    try {
      const { done, value } = await reader.read()
      if (isOver) return
      if (!done && !(value instanceof Uint8Array)) throw new TypeError('A body is made of Uint8Array parts.')
      if (!done) return say({ type: 'part', bytes: value })
      say({ type: 'end' })
    } catch (error) {
      if (isOver) return
      say({ type: 'broken', reason: String(error) })
      reader.cancel(error).catch(() => undefined)
    }
    isOver = true
  }
  port.onmessage = ({ data }: MessageEvent<FromReceiver>) => {
    if (isOver) return
    if (data.type === 'more') return void next()
    isOver = true
    port.close()
    cancelled?.()
    reader.cancel().catch(() => undefined)
  }
}

/** The stream that the other end of the port sends. What comes is checked: its sender may be untrusted. */
export function receiveStream(port: MessagePort): ReadableStream<Bytes> {
  const say = (message: FromReceiver): void => port.postMessage(message)
  let arrived = (): void => {}
  return new ReadableStream<Bytes>(
    {
      start(controller) {
        const end = (error?: Error): void => {
          port.onmessage = null
          port.close()
          if (error === undefined) controller.close()
          else controller.error(error)
          arrived()
        }
        port.onmessage = ({ data }: MessageEvent<FromSender | null>) => {
          if (data?.type === 'end') return end()
          if (data?.type !== 'part')
            return end(new TypeError(String(data?.reason ?? 'The stream ended by a wrong word.')))
          if (!(data.bytes instanceof Uint8Array)) return end(new TypeError('A body is made of Uint8Array parts.'))
          controller.enqueue(data.bytes)
          arrived()
        }
      },
      pull() {
        say({ type: 'more' })
        return new Promise<void>((resolve) => {
          arrived = resolve
        })
      },
      cancel() {
        port.onmessage = null
        say({ type: 'cancel' })
        port.close()
        arrived()
      },
    },
    { highWaterMark: 0 },
  )
}
