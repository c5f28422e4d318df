import { trustedScript } from '../../core/names/trusted-script.ts'
import { wholeManifest } from '../../core/routes/brief-manifest.ts'
import { answerCall } from '../../core/wire/answer-call.ts'
import { answerRequest } from '../../core/wire/answer-request.ts'
import { ask } from '../../core/wire/ask.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import { documentCookiesQuestion, isDocumentCookies } from '../../core/wire/messages/cookies.ts'
import { restartMessage, startQuestion } from '../../core/wire/messages/fallback.ts'
import { requestQuestion, requestShape } from '../../core/wire/messages/request.ts'
import { isBriefManifest, manifestQuestion } from '../../core/wire/messages/routes.ts'
import { post } from '../../core/wire/post.ts'
import { addPolyfills } from './add-polyfills.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { type EmulatedServiceWorker, emulateServiceWorker } from './emulate-service-worker.ts'
import { EmulatedMessageEvent } from './emulated-events.ts'

declare const self: DedicatedWorkerGlobalScope

/** Milliseconds in which one of our scripts returns its routes. */
const startLimit = 5000

let worker: EmulatedServiceWorker | undefined

/** Set before the script redirects `addEventListener`. */
self.onmessage = async ({ data, ports: [port] }) => {
  if (port === undefined) return
  if (worker === undefined && isMessage(data, startQuestion, { script: 'string', scope: 'string' })) {
    await answerCall(port, () => start(data.script, data.scope))
  } else if (worker !== undefined && isMessage(data, requestQuestion, requestShape)) {
    const started = worker
    await answerRequest(port, (signal) => dispatchRequest(started, data, signal))
  } else worker?.dispatch(new EmulatedMessageEvent(data, [port], worker.client))
}

/** Runs a script, and resolves with its route table. */
async function start(script: string, scope: string): Promise<unknown> {
  await addPolyfills()
  worker = emulateServiceWorker({
    scope,
    ask: (write) => ask(self, documentCookiesQuestion, { cookies: write }, isDocumentCookies),
    restart: () => post(self, restartMessage, {}),
  })
  self.importScripts(trustedScript(script))
  const { client, dispatch } = worker
  const receiver = {
    postMessage: (data: unknown, ports: MessagePort[] = []) => dispatch(new EmulatedMessageEvent(data, ports, client)),
  }
  return wholeManifest(await ask(receiver, manifestQuestion, {}, isBriefManifest, startLimit))
}
