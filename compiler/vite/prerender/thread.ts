import { parentPort, workerData } from 'node:worker_threads'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { endpointCallers, reportStrayErrors } from '../../../sw/node.ts'
import { locatedError } from '../../node/located-error.ts'
import { prerender } from '../../prerender/prerender.ts'
import { strayErrorText } from '../stray-error.ts'
import { toErrorData } from './error-data.ts'
import type { ThreadJob, ThreadMessage, ThreadRequest } from './thread-messages.ts'

interface ServerEntry {
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly variables: Record<string, string>
}

const port = parentPort
if (port === null) throw new Error('This module runs in a thread.')
const post = (message: ThreadMessage): void => port.postMessage(message)

const job: ThreadJob = workerData
reportStrayErrors((error) => post({ kind: 'warn', text: strayErrorText(error, job.root) }))
// Errors of endpoints name places in the sources.
process.setSourceMapsEnabled(true)

const { modules, variables }: ServerEntry = await import(job.entry)
Object.assign(variables, job.variables)

let goOn = (_files: readonly string[]): void => {}
const files = prerender({
  ...job.options,
  callers: endpointCallers(),
  load(file) {
    const load = modules.get(file)
    if (load === undefined) throw new Error(`${file} is not part of this build.`)
    return load()
  },
  reporter: {
    info: (text) => post({ kind: 'info', text }),
    warn: (text) => post({ kind: 'warn', text }),
    progress: (label, done, total) => post({ kind: 'progress', label, done, total }),
  },
  onStep: (kind, step) => post({ kind, step }),
  onEndpoints: (report) =>
    new Promise((resolve) => {
      goOn = resolve
      post({ kind: 'loaded', report })
    }),
})

port.on('message', (request: ThreadRequest) => {
  if (request === 'ping') post({ kind: 'pong' })
  else if (request === 'next') void next()
  else goOn(request.files)
})

async function next(): Promise<void> {
  try {
    const { done, value } = await files.next()
    if (!done) return post({ kind: 'file', file: { ...value, headers: [...value.headers] } })
    await printed()
    post({ kind: 'done', report: value })
  } catch (error) {
    await printed()
    post({ kind: 'failed', error: toErrorData(locatedError(error, job.root)) })
  }
}

/** Resolves when everything that the project's code has printed has reached the process: the thread is ended next. */
async function printed(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
}
