import { bodyLimit, contentTypeOf, type Exchange } from './exchange.ts'

/** How often the page learns of new bytes, in milliseconds: a fast stream must not keep it busy. */
const pace = 150

/**
 * Asks for the answer and reads it into the exchange, up to the limit. Never rejects: what goes wrong is part of the
 * exchange. Times count from the call of `started`.
 */
export async function receive(exchange: Exchange, ask: (started: () => void) => Promise<Response>): Promise<void> {
  const { answer, controller, body, events } = exchange
  let start = performance.now()
  const since = (): number => performance.now() - start
  const change = (part: Partial<typeof answer.value>): void => {
    answer.value = { ...answer.peek(), ...part }
  }
  try {
    const response = await untilAborted(
      ask(() => {
        start = performance.now()
      }),
      controller.signal,
    )
    change({
      phase: 'reading',
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      headTime: since(),
    })
    const isEvents = /^text\/event-stream\b/i.test(contentTypeOf(answer.peek()))
    const reader = response.body?.getReader()
    let size = 0
    let shown = 0
    let isCut = false
    while (reader !== undefined && !isCut) {
      const { done, value } = await untilAborted(
        reader.read(),
        controller.signal,
        () => void reader.cancel().catch(ignore),
      )
      if (done) break
      const bytes = bytesOf(value)
      size += bytes.byteLength
      isCut = !body.append(bytes)
      if (isEvents) events.append(bytes, since())
      if (since() - shown > pace) {
        shown = since()
        change({ size })
        // A turn for the page: parts that are there already arrive without one.
        await new Promise((resolve) => setTimeout(resolve))
      }
    }
    if (isCut) reader?.cancel().catch(ignore)
    change({ phase: 'done', size: Math.min(size, bodyLimit), totalTime: since(), ...(isCut && { isCut }) })
  } catch (error) {
    const size = body.length
    if (controller.signal.aborted) change({ phase: 'aborted', size, totalTime: since() })
    else
      change({
        phase: 'failed',
        size,
        totalTime: since(),
        error: error instanceof Error ? error.message : String(error),
      })
  }
}

/** An answer of an installed worker comes through a frame: its bytes are of the frame's kind. */
function bytesOf(part: unknown): Uint8Array {
  if (!ArrayBuffer.isView(part)) throw new TypeError('The body has a part that is no bytes.')
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
}

function ignore(): void {}

/** What runs the endpoints may never answer: the page goes on at once when it does not want the answer any more. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal, onAbort?: () => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort?.()
      reject(signal.reason)
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
