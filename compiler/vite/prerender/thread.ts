import { parentPort, workerData } from 'node:worker_threads'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { endpointCallers, reportStrayErrors } from '../../../sw/node.ts'
import { locatedError } from '../../node/located-error.ts'
import { prerender } from '../../prerender/prerender.ts'
import { strayErrorText } from '../stray-error.ts'
import { toErrorData } from './error-data.ts'
import { BatchBuilder } from './file-batch.ts'
import { StepSlots } from './step-slots.ts'
import type { ThreadJob, ThreadMessage, ThreadRequest } from './thread-messages.ts'

interface ServerEntry {
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly variables: Record<string, string>
}

const port = parentPort
if (port === null) throw new Error('This module runs in a thread.')
const post = (message: ThreadMessage): void => port.postMessage(message)

/** Requests that come while the job's modules are loaded. */
const early: ThreadRequest[] = []
let answer = (request: ThreadRequest): void => void early.push(request)
const job = await new Promise<ThreadJob>((resolve) => {
  port.on('message', (request: ThreadRequest) => {
    if (typeof request === 'object' && 'job' in request) resolve(request.job)
    else answer(request)
  })
  // Node loads what is behind it on first use. The job may not be ready yet.
  void globalThis.Request
})
reportStrayErrors((error) => post({ kind: 'warn', text: strayErrorText(error, job.root) }))
// Errors of endpoints name places in the sources.
process.setSourceMapsEnabled(true)

const { modules, variables }: ServerEntry = await import(job.entry)
Object.assign(variables, job.variables)

/** Milliseconds between two messages about the progress: a terminal draws no faster. */
const progressEvery = 50
let toldAt = Number.NEGATIVE_INFINITY

const steps = new StepSlots(workerData)
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
    progress(label, done, total) {
      const now = performance.now()
      if (done < total && now - toldAt < progressEvery) return
      toldAt = now
      post({ kind: 'progress', label, done, total })
    },
  },
  onStep: (change, step) => steps[change](step),
  onEndpoints: (report) =>
    new Promise((resolve) => {
      goOn = resolve
      post({ kind: 'loaded', report })
    }),
})

const batch = new BatchBuilder()
let end: ThreadMessage | undefined

answer = (request) => {
  if (request === 'ping') post({ kind: 'pong' })
  else if (request === 'next') void next()
  else if ('files' in request) goOn(request.files)
}
for (const request of early) answer(request)

async function next(): Promise<void> {
  try {
    const made = end === undefined ? await fill() : undefined
    if (made !== undefined && made.paths.length > 0)
      return port?.postMessage({ kind: 'files', batch: made } satisfies ThreadMessage, [made.bytes.buffer])
    await printed()
    if (end !== undefined) post(end)
  } catch (error) {
    await printed()
    post({ kind: 'failed', error: toErrorData(locatedError(error, job.root)) })
  }
}

/** Makes files until a batch is full, or there are no more. */
async function fill(): Promise<ReturnType<BatchBuilder['take']>> {
  for (;;) {
    const step = await files.next()
    if (step.done) end = { kind: 'done', report: step.value }
    if (step.done || batch.add(step.value)) return batch.take()
  }
}

/** Resolves when everything that the project's code has printed has reached the process: the thread is ended next. */
async function printed(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
}
