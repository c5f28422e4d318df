import { prerenderError } from '../../../sw/core/errors/prerender-errors.ts'
import type { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import type { Step } from '../../prerender/run-step.ts'
import type { Reporter } from '../../reporter.ts'

/** Which code of the project runs in the thread, and whether it lets anything else run. */
export class RunningSteps {
  readonly #limit: number | false
  readonly #reporter: Pick<Reporter, 'info'>
  #running: readonly Step[] = []
  #silentSince = performance.now()
  #isReported = false

  constructor(limit: number | false, reporter: Pick<Reporter, 'info'>) {
    this.#limit = limit
    this.#reporter = reporter
  }

  change(change: 'start' | 'end', step: Step): void {
    if (change === 'start') this.#running = [...this.#running, step]
    else this.#running = this.#running.filter(({ file, doing }) => file !== step.file || doing !== step.doing)
    this.pong()
  }

  /** The thread answers. */
  pong(): void {
    this.#silentSince = performance.now()
    this.#isReported = false
  }

  /** What runs; the last that started is the first. */
  text(): string {
    return (
      this.#running
        .map(({ file, doing }) => `${file}, ${doing}`)
        .toReversed()
        .join('; ') || 'nothing'
    )
  }

  /** Reports that the thread does not answer, and returns the error of a thread that has not for too long. */
  ping(): StowawayError | undefined {
    const silent = performance.now() - this.#silentSince
    const step = this.#running.at(-1)
    if (step === undefined || silent < 1000) return undefined
    const { file, doing } = step
    if (!this.#isReported) this.#reporter.info(`Waiting for ${file}, ${doing}. It blocks everything else.`)
    this.#isReported = true
    if (this.#limit === false || silent < this.#limit) return undefined
    return prerenderError('PrerenderTimedOut', { file, doing, seconds: this.#limit / 1000 }, { file })
  }
}
