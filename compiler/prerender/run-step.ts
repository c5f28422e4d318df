import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'

/** Code of the project that the pass waits for: a module, its `getStaticPaths`, or its handler for one path. */
export interface Step {
  /** Relative to the pages folder. */
  readonly file: string
  /** Ends the sentence "It did not finish …": `while it was loaded`. */
  readonly doing: string
}

/** Runs a step and returns its result. */
export type RunStep = <Result>(step: Step, work: () => Result | Promise<Result>) => Promise<Result>

interface StepOptions {
  /** Milliseconds that a step may take. */
  readonly limit: number | false
  readonly info: (text: string) => void
  /** Called when a step starts and when it ends, also by an error. */
  readonly onStep?: ((change: 'start' | 'end', step: Step) => void) | undefined
}

/** Milliseconds after which a step is named. */
const noticeAfter = 1000
/** Milliseconds until the next one is named: a project of many slow endpoints is no news. */
const noticeEvery = 10_000

/** Creates a runner of steps. A step that takes longer than a second is named; one beyond the limit throws `PrerenderTimedOut`. */
export function createStepRunner({ limit, info, onStep }: StepOptions): RunStep {
  let quietUntil = 0
  const notice = ({ file, doing }: Step): void => {
    if (performance.now() < quietUntil) return
    quietUntil = performance.now() + noticeEvery
    info(`Waiting for ${file}, ${doing}.`)
  }
  return async (step, work) => {
    const timers = [setTimeout(notice, noticeAfter, step)]
    const late = new Promise<never>((_, reject) => {
      if (limit === false) return
      timers.push(setTimeout(() => reject(timedOut(step, limit)), limit))
    })
    onStep?.('start', step)
    try {
      return await Promise.race([work(), late])
    } finally {
      for (const timer of timers) clearTimeout(timer)
      onStep?.('end', step)
    }
  }
}

function timedOut({ file, doing }: Step, milliseconds: number) {
  return prerenderError('PrerenderTimedOut', { file, doing, seconds: milliseconds / 1000 }, { file })
}
