import { StepWatch } from './step-watch.ts'

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

/** Creates a runner of steps. A step that takes longer than a second is named; one beyond the limit throws `PrerenderTimedOut`. */
export function createStepRunner({ limit, info, onStep }: StepOptions): RunStep {
  const watch = new StepWatch(limit, info)
  return (step, work) =>
    new Promise((resolve, reject) => {
      onStep?.('start', step)
      const running = watch.start(step, (error) => end(() => reject(error)))
      let isOver = false
      const end = (settle: () => void): void => {
        if (isOver) return
        isOver = true
        watch.end(running)
        onStep?.('end', step)
        settle()
      }
      const run = async (): Promise<void> => {
        try {
          const result = await work()
          end(() => resolve(result))
        } catch (error) {
          end(() => reject(error))
        }
      }
      void run()
    })
}
