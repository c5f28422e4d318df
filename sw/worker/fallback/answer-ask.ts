import type { AnswerHead, AskAnswer, AskControl, AskedRequest } from '../../core/page/page-messages.ts'
import type { EmulatedServiceWorker } from './emulate-service-worker.ts'
import { EmulatedFetchEvent } from './emulated-events.ts'

/** Answers one request of the page, by the listeners of the worker script. */
export async function answerAsk(scope: EmulatedServiceWorker, asked: AskedRequest, port: MessagePort): Promise<void> {
  const say = (answer: AskAnswer): void => port.postMessage(answer)
  const aborted = new AbortController()
  const wants = listen(port, aborted)
  try {
    scope.client.url = asked.referrer
    const event = new EmulatedFetchEvent(toRequest(asked, aborted.signal), scope.client.id)
    scope.dispatch(event)
    if (event.answer === undefined) return say({ type: 'passed' })
    const response = await event.answer
    // A worker may not answer with what it cannot read either; the caller sees a network error.
    if (!(response instanceof Response) || response.type === 'error' || response.type.startsWith('opaque')) {
      return say({
        type: 'error',
        reason: `The endpoint answered with a ${response?.type ?? typeof response} response.`,
      })
    }
    if (response.bodyUsed) return say({ type: 'error', reason: 'The body of the answer was read before.' })
    const reader = response.body?.getReader()
    say({ type: 'head', head: headOf(response) })
    if (reader === undefined) return
    const stop = (): void => void reader.cancel().catch(() => undefined)
    if (aborted.signal.aborted) return stop()
    aborted.signal.addEventListener('abort', stop)
    await sendBody(reader, wants, say)
  } catch (error) {
    say({ type: 'error', reason: String(error) })
  }
}

interface Wants {
  /** Resolves when the page takes the next part: `false` when it takes no more. */
  next(): Promise<boolean>
}

function listen(port: MessagePort, aborted: AbortController): Wants {
  // The first part goes out unasked.
  let credit = 1
  let wake = (): void => {}
  port.onmessage = ({ data }: MessageEvent<AskControl>) => {
    if (data.type === 'abort') {
      aborted.abort()
      port.close()
    } else credit += 1
    wake()
  }
  return {
    async next() {
      while (credit === 0 && !aborted.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      credit -= 1
      return !aborted.signal.aborted
    },
  }
}

async function sendBody(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  wants: Wants,
  say: (answer: AskAnswer) => void,
): Promise<void> {
  try {
    while (await wants.next()) {
      const { done, value } = await reader.read()
      if (done) return say({ type: 'end' })
      if (!(value instanceof Uint8Array)) throw new TypeError('A body is made of Uint8Array parts.')
      say({ type: 'part', bytes: value })
    }
  } catch (error) {
    say({ type: 'broken', reason: String(error) })
    await reader.cancel().catch(() => undefined)
  }
}

function toRequest({ url, method, headers, body, credentials, ...told }: AskedRequest, signal: AbortSignal): Request {
  const request = new Request(url, {
    method,
    headers: headers.map(([name, value]) => [name, value] as [string, string]),
    credentials,
    redirect: 'manual',
    signal,
    ...(body !== undefined && { body }),
  })
  // No constructor makes a navigation, nor the request of an element.
  const visible = Object.entries(told).map(([name, value]) => [name, { value, configurable: true }] as const)
  return Object.defineProperties(request, Object.fromEntries(visible))
}

function headOf({ status, statusText, headers, body }: Response): AnswerHead {
  return {
    status,
    statusText,
    hasBody: body !== null,
    headers: [...headers].filter(([name]) => name !== 'set-cookie'),
  }
}
