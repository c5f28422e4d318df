import { Worker } from 'node:worker_threads'
import { threadModule } from '../package-files.ts'
import { StepSlots } from './step-slots.ts'
import type { ThreadJob, ThreadRequest } from './thread-messages.ts'

/** A thread that runs one prerender pass, once it gets its job. */
export interface PrerenderThread {
  readonly worker: Worker
  readonly steps: StepSlots
  /** How it ended; an error that it did not handle comes first. */
  readonly ended: Promise<{ readonly error: unknown } | { readonly code: number }>
}

/** What a path leaves behind is garbage at once. In the space that V8 takes otherwise, all of it would be kept for long. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 }

/** Starts a thread, which takes as long as bundling a few endpoints: best before that. */
export function spawnThread(): PrerenderThread {
  const steps = new StepSlots()
  // Flags such as --input-type are for the process's own entry, and refused for a thread's.
  const worker = new Worker(threadModule, { workerData: steps.memory, execArgv: [], resourceLimits })
  const ended = new Promise<{ readonly error: unknown } | { readonly code: number }>((resolve) => {
    worker.on('error', (error) => resolve({ error }))
    worker.on('exit', (code) => resolve({ code }))
  })
  return { worker, steps, ended }
}

/** Gives a thread its only job. */
export function giveJob({ worker }: PrerenderThread, job: ThreadJob): void {
  worker.postMessage({ job } satisfies ThreadRequest)
}
