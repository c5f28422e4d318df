import { toPlainError } from '../../core/errors/plain-error.ts'
import { answerCall } from '../../core/wire/answer-call.ts'
import { answerRequest } from '../../core/wire/answer-request.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import { requestQuestion, requestShape } from '../../core/wire/messages/request.ts'
import { eventMessage, loadQuestion, readyMessage, runQuestion } from '../../core/wire/messages/sandbox.ts'
import { post } from '../../core/wire/post.ts'
import { toRequest } from '../../core/wire/to-request.ts'
import { define } from '../../worker/fallback/define.ts'
import { randomUuid } from '../../worker/fallback/random-uuid.ts'
import { checkBundle } from '../bundle/check-bundle.ts'
import { forwardConsole } from '../bundle/forward-console.ts'
import type { LiveBundle } from '../bundle/live-bundle.ts'
import { SandboxHost } from './sandbox-host.ts'
import { toBody } from './to-body.ts'

declare const self: DedicatedWorkerGlobalScope

/** Starts the sandbox's worker. Its first message has the port for the page. */
export function startSandbox(): void {
  self.onmessage = ({ ports: [port] }) => {
    self.onmessage = null
    if (port === undefined) return
    // Without https, browsers treat an opaque origin as insecure.
    if (!('randomUUID' in crypto)) define(crypto, 'randomUUID', randomUuid)
    // Nobody would notice its end.
    define(self, 'close', () => console.warn('Only its page can end a sandbox: close() does nothing here.'))
    // Bound now: code that runs here later may change every prototype.
    const page = { postMessage: port.postMessage.bind(port) }
    const host = new SandboxHost((event) => post(page, eventMessage, { event }))
    forwardConsole((event) => post(page, eventMessage, { event }))
    port.onmessage = ({ data, ports: [reply] }) => {
      if (reply !== undefined) void answer(host, data, reply)
    }
    post(page, readyMessage, {})
  }
}

async function answer(host: SandboxHost, data: unknown, reply: MessagePort): Promise<void> {
  if (isMessage(data, loadQuestion, {})) {
    await answerCall(reply, () => host.load(checked(data.bundle)), toPlainError)
  } else if (isMessage(data, runQuestion, { code: 'string' })) {
    await answerCall(reply, () => host.run(data.code, data.argument), toPlainError)
  } else if (isMessage(data, requestQuestion, requestShape)) {
    const handle = async (signal: AbortSignal): Promise<Response> =>
      host.request(toRequest(data, await toBody(data.body), signal), signal)
    await answerRequest(reply, handle, toPlainError)
  }
}

function checked(bundle: unknown): LiveBundle {
  checkBundle(bundle)
  return bundle
}
