import { prerenderError } from '../../../sw/core/errors/prerender-errors.ts'
import type { OnEndpoints } from '../../prerender/prerender.ts'
import type { PrerenderedFile, PrerenderReport } from '../../prerender/static-file.ts'
import type { Reporter } from '../../reporter.ts'
import { fromErrorData } from './error-data.ts'
import { filesOf } from './file-batch.ts'
import { RunningSteps } from './running-steps.ts'
import { giveJob, type PrerenderThread, spawnThread } from './spawn-thread.ts'
import type { ThreadJob, ThreadMessage, ThreadRequest } from './thread-messages.ts'

/** Milliseconds between two questions whether the thread is blocked. */
const pingEvery = 1000

/**
 * Runs the prerender pass in its own thread, and ends the thread after it: a timer, a server or a channel that an
 * endpoint opens cannot keep the build, and an endless loop can be stopped. The thread makes the next files while the
 * caller handles the ones before.
 *
 * @param thread one that was started before, and has no job yet
 * @throws as `prerender`, also `PrerenderTimedOut` for code that blocks the thread, and `PrerenderStopped`
 */
export async function* prerenderInThread(
  job: ThreadJob,
  reporter: Reporter,
  onEndpoints: OnEndpoints,
  thread: PrerenderThread = spawnThread(),
): AsyncGenerator<PrerenderedFile, PrerenderReport, undefined> {
  const { worker } = thread
  const steps = new RunningSteps(thread.steps, job.options.prerenderTimeout ?? 60_000, reporter)
  giveJob(thread, job)
  const post = (request: ThreadRequest): void => worker.postMessage(request)
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
  worker.on('message', (message: ThreadMessage) => {
    steps.pong()
    if (message.kind === 'info' || message.kind === 'warn') reporter[message.kind](message.text)
    else if (message.kind === 'progress') reporter.progress(message.label, message.done, message.total)
    else if (message.kind !== 'pong') settle?.resolve(message)
  })
  void thread.ended.then((end) =>
    settle?.reject('error' in end ? end.error : prerenderError('PrerenderStopped', { ...end, running: steps.text() })),
  )
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
    await worker.terminate()
  }
}
