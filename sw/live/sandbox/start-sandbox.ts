import { sendStream } from '../../core/streams/port-stream.ts'
import { define } from '../../worker/fallback/define.ts'
import { randomUuid } from '../../worker/fallback/random-uuid.ts'
import { checkBundle } from '../bundle/check-bundle.ts'
import { forwardConsole } from '../bundle/forward-console.ts'
import { toPlainError } from '../bundle/plain-error.ts'
import type { FromSandbox, SandboxAnswer, ToSandbox } from '../bundle/sandbox-messages.ts'
import { SandboxHost } from './sandbox-host.ts'
import { toRequest } from './to-request.ts'

declare const self: DedicatedWorkerGlobalScope

/** Starts the sandbox's worker: its first message brings the port by which its page talks to it. */
export function startSandbox(): void {
  self.onmessage = ({ ports: [port] }) => {
    self.onmessage = null
    if (port === undefined) return
    // Without https, browsers take an origin of its own for an insecure one.
    if (!('randomUUID' in crypto)) define(crypto, 'randomUUID', randomUuid)
    // Its end would be told to nobody.
    define(self, 'close', () => console.warn('A sandbox is ended by its page: close() does nothing here.'))
    // Bound now: the code that runs here later may change every prototype.
    const post = port.postMessage.bind(port)
    const say = (message: FromSandbox): void => post(message)
    const host = new SandboxHost((event) => say({ type: 'event', event }))
    forwardConsole((event) => say({ type: 'event', event }))
    port.onmessage = ({ data, ports: [answerPort, bodyPort] }: MessageEvent<ToSandbox>) => {
      if (answerPort !== undefined) void answer(host, data, answerPort, bodyPort)
    }
    say({ type: 'ready' })
  }
}

async function answer(
  host: SandboxHost,
  message: ToSandbox,
  port: MessagePort,
  bodyPort: MessagePort | undefined,
): Promise<void> {
  const say = (answer: SandboxAnswer, transfer: Transferable[] = []): void => port.postMessage(answer, transfer)
  try {
    if (message.type === 'load') {
      checkBundle(message.bundle)
      host.load(message.bundle)
      say({ type: 'done' })
    } else if (message.type === 'run') {
      say({ type: 'done', value: await host.run(message.code, message.argument) })
    } else await answerRequest(host, message, port, bodyPort)
  } catch (error) {
    say({ type: 'failed', error: toPlainError(error) })
  }
}

async function answerRequest(
  host: SandboxHost,
  { head }: Extract<ToSandbox, { type: 'request' }>,
  port: MessagePort,
  bodyPort: MessagePort | undefined,
): Promise<void> {
  const aborted = new AbortController()
  port.onmessage = () => {
    port.close()
    aborted.abort(new DOMException('The page has given the request up.', 'AbortError'))
  }
  const response = await host.request(await toRequest(head, bodyPort, aborted.signal), aborted.signal)
  // A server cannot answer with these either.
  if (!(response instanceof Response) || response.type === 'error' || response.type.startsWith('opaque')) {
    throw new TypeError(`The endpoint answered with a response of the type "${response?.type ?? typeof response}".`)
  }
  if (response.bodyUsed) throw new TypeError('The body of the answer was read before.')
  const { status, statusText, headers, body } = response
  const say = (answer: SandboxAnswer, transfer: Transferable[]): void => port.postMessage(answer, transfer)
  const plain = [...headers].filter(([name]) => name !== 'set-cookie')
  if (body === null) return say({ type: 'response', head: { status, statusText, headers: plain, hasBody: false } }, [])
  const { port1, port2 } = new MessageChannel()
  sendStream(body, port1, () => aborted.abort(new DOMException('The client reads no more.', 'AbortError')))
  say({ type: 'response', head: { status, statusText, headers: plain, hasBody: true } }, [port2])
}
