import { Worker } from 'node:worker_threads'
import { prerenderError } from '../../../sw/core/errors/prerender-errors.ts'
import type { OnEndpoints } from '../../prerender/prerender.ts'
import type { PrerenderedFile, PrerenderReport } from '../../prerender/static-file.ts'
import type { Reporter } from '../../reporter.ts'
import { threadModule } from '../package-files.ts'
import { fromErrorData } from './error-data.ts'
import { filesOf } from './file-batch.ts'
import { RunningSteps } from './running-steps.ts'
import { StepSlots } from './step-slots.ts'
import type { ThreadData, ThreadJob, ThreadMessage, ThreadRequest } from './thread-messages.ts'

/** Milliseconds between two questions whether the thread is blocked. */
const pingEvery = 1000

/** What a path leaves behind is garbage at once. In the space that V8 takes otherwise, all of it would be kept for long. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 }

/**
 * Runs the prerender pass in its own thread, and ends the thread after it: a timer, a server or a channel that an
 * endpoint opens cannot keep the build, and an endless loop can be stopped. The thread makes the next files while the
 * caller handles the ones before.
 *
 * @throws as `prerender`, also `PrerenderTimedOut` for code that blocks the thread, and `PrerenderStopped`
 */
export async function* prerenderInThread(
  job: ThreadJob,
  reporter: Reporter,
  onEndpoints: OnEndpoints,
): AsyncGenerator<PrerenderedFile, PrerenderReport, undefined> {
  const slots = new StepSlots()
  const workerData: ThreadData = { ...job, steps: slots.memory }
  // Flags such as --input-type are for the process's own entry, and refused for a thread's.
  const thread = new Worker(threadModule, { workerData, execArgv: [], resourceLimits })
  const steps = new RunningSteps(slots, job.options.prerenderTimeout ?? 60_000, reporter)
  const post = (request: ThreadRequest): void => thread.postMessage(request)
  let settle: { resolve(message: ThreadMessage): void; reject(error: unknown): void } | undefined
  const ask = (request: ThreadRequest): Promise<ThreadMessage> => {
    const answer = new Promise<ThreadMessage>((resolve, reject) => {
      settle = { resolve, reject }
    })
    // It may fail before the caller awaits it.
    answer.catch(() => {})
    post(request)
    return answer
  }
  const pings = setInterval(() => {
    const blocked = steps.ping()
    if (blocked !== undefined) settle?.reject(blocked)
    post('ping')
  }, pingEvery)
  thread.on('message', (message: ThreadMessage) => {
    steps.pong()
    if (message.kind === 'info' || message.kind === 'warn') reporter[message.kind](message.text)
    else if (message.kind === 'progress') reporter.progress(message.label, message.done, message.total)
    else if (message.kind !== 'pong') settle?.resolve(message)
  })
  thread.on('error', (error) => settle?.reject(error))
  thread.on('exit', (code) => settle?.reject(prerenderError('PrerenderStopped', { code, running: steps.text() })))
  try {
    let answer = ask('next')
    for (;;) {
      const message = await answer
      if (message.kind === 'failed') throw fromErrorData(message.error)
      if (message.kind === 'done') return message.report
      if (message.kind === 'loaded') answer = ask({ files: [...(await onEndpoints(message.report))] })
      if (message.kind !== 'files') continue
      answer = ask('next')
      yield* filesOf(message.batch)
    }
  } finally {
    clearInterval(pings)
    settle = undefined
    await thread.terminate()
  }
}
