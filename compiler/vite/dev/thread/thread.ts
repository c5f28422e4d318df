import { workerData } from 'node:worker_threads'
import type { App } from '../../../../sw/core/app/app.ts'
import { BlockWatch } from '../../../../sw/core/app/block-watch.ts'
import type { Changes } from '../../../../sw/core/development/changes.ts'
import { isRoute } from '../../../../sw/core/endpoint/choose-handler.ts'
import { refuseExports } from '../../../../sw/core/endpoint/refuse-exports.ts'
import { toPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { filesOfAnyAnswer } from '../../../../sw/core/routes/origin-routes.ts'
import { hidingSockets } from '../../../../sw/core/sockets/hide-socket.ts'
import { answerCall } from '../../../../sw/core/wire/answer-call.ts'
import { isMessage } from '../../../../sw/core/wire/is-message.ts'
import { listen } from '../../../../sw/core/wire/listen.ts'
import { requestShape } from '../../../../sw/core/wire/messages/request.ts'
import { isManifest } from '../../../../sw/core/wire/messages/routes.ts'
import { leaveStorage } from '../../../../sw/data/host-storage.ts'
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
import { ThreadControl } from './thread-control.ts'
import { createThreadModules } from './thread-modules.ts'
import { toThreadRequest, toThreadResponse } from './thread-request.ts'

const job: EndpointJob = workerData
const ask = askServer(job)
const blocks = new BlockWatch()
const warn = (text: string): void => void ask('warn', text)
reportStrayErrors((error) => void ask('error', strayErrorText(error, job.root)))

let always: readonly unknown[] = []
const modules = createThreadModules(job, ask, (file) => always.includes(file))
const load = async (file: string) => refuseExports(await modules.load(file), file)
const look = async (file: string) => refuseExports(await modules.look(file), file)
let app: App | undefined
const control = new ThreadControl({ base: job.base, app: () => app, namesUnhandled: job.isServer, warn })
// Endpoints come through Vite, with their own copies of all their imports.
leaveStorage(control.endpointStorage)

const endpointShape = { ...requestShape, title: 'string' } as const

listen(job.questions, (data, reply) => {
  if (isMessage(data, routesMessage, {}) && isManifest(data.manifest)) {
    const { manifest } = data
    always = filesOfAnyAnswer(manifest)
    app = createThreadApp({ job, manifest, load: hidingSockets(load), ask })
  } else if (reply === undefined) return
  else if (isMessage(data, pingQuestion, {})) void answerCall(reply, () => undefined)
  else if (isMessage(data, factsQuestion, { file: 'string' })) {
    apply(data.changes)
    void answerCall(reply, () => facts(data.file), toPlainError)
  } else if (isMessage(data, endpointQuestion, endpointShape)) {
    apply(data.changes)
    void answerCall(reply, (abort) => answer(data, abort), toPlainError)
  }
})

/** Both ends are of one version of this package. */
function apply(changes: unknown): void {
  modules.apply(changes as Changes)
}

async function facts(file: string) {
  const module = await look(file)
  const { prerender } = module
  return { ...(prerender !== undefined && { prerender: prerender === true }), isRoute: isRoute(file, module) }
}

async function answer(asked: EndpointRequest, abort: AbortController) {
  const { clientAddress, title, file } = asked
  const endCheck = file === undefined ? undefined : modules.checked(file)
  try {
    // Loaded first, so that compiling does not count as the handler's time. The app reports a failure.
    if (file !== undefined) await look(file).catch(() => undefined)
    const current = app
    if (current === undefined) throw new Error('The thread has no routes.')
    const host = { ...(clientAddress !== undefined && { clientAddress }) }
    const response = await control.answer(toThreadRequest(asked, abort.signal), (request) =>
      blocks.watch(title, warn, () => current.fetch(request, host)),
    )
    return toThreadResponse(response, abort)
  } finally {
    endCheck?.()
  }
}
