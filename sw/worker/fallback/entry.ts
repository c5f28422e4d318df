import type { StartAnswer, ToPage, ToPageWorker } from '../../core/page/page-messages.ts'
import { manifestMessage } from '../messages.ts'
import { addPolyfills } from './add-polyfills.ts'
import { answerAsk } from './answer-ask.ts'
import { type EmulatedServiceWorker, emulateServiceWorker } from './emulate-service-worker.ts'
import { EmulatedMessageEvent } from './emulated-events.ts'

declare const self: DedicatedWorkerGlobalScope

/** Milliseconds in which a script that is ours tells its routes. */
const startLimit = 5000

let scope: EmulatedServiceWorker | undefined

/** Before the script takes `addEventListener` for the service worker's. */
self.onmessage = ({ data, ports: [port] }: MessageEvent<ToPageWorker>) => {
  if (port === undefined) return
  if (data.type === 'start') void start(data.script, data.scope).then((answer) => port.postMessage(answer))
  else if (scope !== undefined) void answerAsk(scope, data.request, port)
}

async function start(script: string, scopeUrl: string): Promise<StartAnswer> {
  try {
    await addPolyfills()
    scope = emulateServiceWorker({
      scope: scopeUrl,
      ask: (message) => askPage(message),
      restart: () => self.postMessage({ type: 'restart' } satisfies ToPage),
    })
    self.importScripts(script)
    return { type: 'ready', manifest: await manifestOf(scope) }
  } catch (error) {
    return { type: 'failed', reason: String(error) }
  }
}

function askPage<Answer>(message: ToPage): Promise<Answer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close()
      resolve(data)
    }
    self.postMessage(message, [port2])
  })
}

/** The script's own route table. */
function manifestOf({
  client,
  dispatch,
}: EmulatedServiceWorker): Promise<Extract<StartAnswer, { type: 'ready' }>['manifest']> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The worker script does not tell its routes.')), startLimit)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      port1.close()
      resolve(data)
    }
    dispatch(new EmulatedMessageEvent({ type: manifestMessage }, [port2], client))
  })
}
