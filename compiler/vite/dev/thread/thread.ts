import { resolve } from 'node:path'
import { workerData } from 'node:worker_threads'
import type { App } from '../../../../sw/core/app/app.ts'
import { BlockWatch } from '../../../../sw/core/app/block-watch.ts'
import { isRoute } from '../../../../sw/core/endpoint/choose-handler.ts'
import { refuseExports } from '../../../../sw/core/endpoint/refuse-exports.ts'
import { toPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { answerCall } from '../../../../sw/core/wire/answer-call.ts'
import { isMessage } from '../../../../sw/core/wire/is-message.ts'
import { listen } from '../../../../sw/core/wire/listen.ts'
import { requestShape } from '../../../../sw/core/wire/messages/request.ts'
import { isManifest } from '../../../../sw/core/wire/messages/routes.ts'
import { modulePath } from '../../../../sw/core/wire/module-path.ts'
import { reportStrayErrors } from '../../../../sw/node.ts'
import { strayErrorText } from '../../stray-error.ts'
import { askServer } from './ask-server.ts'
import { createThreadApp } from './create-thread-app.ts'
import {
  type EndpointJob,
  type EndpointRequest,
  endpointQuestion,
  factsQuestion,
  pingQuestion,
  routesMessage,
} from './messages.ts'
import { ThreadModules } from './thread-modules.ts'
import { toThreadRequest, toThreadResponse } from './thread-request.ts'

const job: EndpointJob = workerData
const ask = askServer(job)
const modules = new ThreadModules(ask)
const blocks = new BlockWatch()
const warn = (text: string): void => void ask('warn', text)
reportStrayErrors((error) => void ask('error', strayErrorText(error, job.root)))

const load = async (file: string) =>
  refuseExports(await modules.load(modulePath(resolve(job.pagesFolder, file).replaceAll('\\', '/'))), file)
let app: App | undefined

const endpointShape = { ...requestShape, title: 'string' } as const

listen(job.questions, (data, reply) => {
  if (isMessage(data, routesMessage, {}) && isManifest(data.manifest)) {
    app = createThreadApp({ job, manifest: data.manifest, load, ask })
  } else if (reply === undefined) return
  else if (isMessage(data, pingQuestion, {})) void answerCall(reply, () => undefined)
  else if (isMessage(data, factsQuestion, { file: 'string' })) {
    void answerCall(reply, () => facts(data.file), toPlainError)
  } else if (isMessage(data, endpointQuestion, endpointShape)) {
    void answerCall(reply, (abort) => answer(data, abort), toPlainError)
  }
})

async function facts(file: string) {
  const module = await load(file)
  const { prerender } = module
  return { ...(prerender !== undefined && { prerender: prerender === true }), isRoute: isRoute(file, module) }
}

async function answer(asked: EndpointRequest, abort: AbortController) {
  const { clientAddress, title, file } = asked
  // Loaded first, so that compiling does not count as the handler's time. The app reports a failure.
  if (file !== undefined) await load(file).catch(() => undefined)
  const response = await blocks.watch(title, warn, async () => {
    if (app === undefined) throw new Error('The thread has no routes.')
    return app.fetch(toThreadRequest(asked, abort.signal), { ...(clientAddress !== undefined && { clientAddress }) })
  })
  return toThreadResponse(response, abort)
}
