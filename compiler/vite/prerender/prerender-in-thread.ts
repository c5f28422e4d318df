import { Worker } from 'node:worker_threads'
import { prerenderError } from '../../../sw/core/errors/prerender-errors.ts'
import type { OnEndpoints } from '../../prerender/prerender.ts'
import type { PrerenderReport, StaticFile } from '../../prerender/static-file.ts'
import type { Reporter } from '../../reporter.ts'
import { threadModule } from '../package-files.ts'
import { fromErrorData } from './error-data.ts'
import { RunningSteps } from './running-steps.ts'
import type { ThreadJob, ThreadMessage, ThreadRequest } from './thread-messages.ts'

/** Milliseconds between two questions whether the thread is blocked. */
const pingEvery = 1000

/**
 * Runs the prerender pass in its own thread, and ends the thread after it: a timer, a server or a channel that an
 * endpoint opens cannot keep the build, and an endless loop can be stopped.
 *
 * @throws as `prerender`, also `PrerenderTimedOut` for code that blocks the thread, and `PrerenderStopped`
 */
export async function* prerenderInThread(
  job: ThreadJob,
  reporter: Reporter,
  onEndpoints: OnEndpoints,
): AsyncGenerator<StaticFile, PrerenderReport, undefined> {
  // Flags such as --input-type are for the process's own entry, and refused for a thread's.
  const thread = new Worker(threadModule, { workerData: job, execArgv: [] })
  const steps = new RunningSteps(job.options.prerenderTimeout ?? 60_000, reporter)
  const ask = (request: ThreadRequest): void => thread.postMessage(request)
  let settle: { resolve(message: ThreadMessage): void; reject(error: unknown): void } | undefined
  const pings = setInterval(() => {
    const blocked = steps.ping()
    if (blocked !== undefined) settle?.reject(blocked)
    ask('ping')
  }, pingEvery)
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'pong') steps.pong()
    else if (message.kind === 'start' || message.kind === 'end') steps.change(message.kind, message.step)
    else if (message.kind === 'info' || message.kind === 'warn') reporter[message.kind](message.text)
    else if (message.kind === 'progress') reporter.progress(message.label, message.done, message.total)
    else settle?.resolve(message)
  })
  thread.on('error', (error) => settle?.reject(error))
  thread.on('exit', (code) => settle?.reject(prerenderError('PrerenderStopped', { code, running: steps.text() })))
  try {
    let request: ThreadRequest = 'next'
    for (;;) {
      const answer = new Promise<ThreadMessage>((resolve, reject) => {
        settle = { resolve, reject }
      })
      ask(request)
      request = 'next'
      const message = await answer
      if (message.kind === 'failed') throw fromErrorData(message.error)
      if (message.kind === 'done') return message.report
      if (message.kind === 'loaded') request = { files: [...(await onEndpoints(message.report))] }
      if (message.kind === 'file') yield { ...message.file, headers: new Headers(message.file.headers) }
    }
  } finally {
    clearInterval(pings)
    settle = undefined
    await thread.terminate()
  }
}
