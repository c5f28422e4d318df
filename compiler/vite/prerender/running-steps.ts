import { prerenderError } from '../../../sw/core/errors/prerender-errors.ts'
import type { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import type { Reporter } from '../../reporter.ts'
import type { StepSlots } from './step-slots.ts'

/** Whether the thread lets anything but the project's code run. */
export class RunningSteps {
  readonly #slots: StepSlots
  readonly #limit: number | false
  readonly #reporter: Pick<Reporter, 'info'>
  #silentSince = performance.now()
  #isAsked = false
  #isReported = false

  constructor(slots: StepSlots, limit: number | false, reporter: Pick<Reporter, 'info'>) {
    this.#slots = slots
    this.#limit = limit
    this.#reporter = reporter
  }

  /** The thread sends something. */
  pong(): void {
    this.#silentSince = performance.now()
    this.#isAsked = false
    this.#isReported = false
  }

  /** What runs; the last that started is the first. */
  text(): string {
    return (
      this.#slots
        .running()
        .map(({ file, doing }) => `${file}, ${doing}`)
        .toReversed()
        .join('; ') || 'nothing'
    )
  }

  /**
   * To be called each second, before the thread is asked. Reports that it has not replied to the last question, and
   * returns the error of a thread that has been silent for too long.
   */
  ping(): StowawayError | undefined {
    const isSilent = this.#isAsked
    this.#isAsked = true
    const silent = performance.now() - this.#silentSince
    const step = this.#slots.running().at(-1)
    if (step === undefined || !isSilent) return undefined
    const { file, doing } = step
    if (!this.#isReported) this.#reporter.info(`Waiting for ${file}, ${doing}. It blocks everything else.`)
    this.#isReported = true
    if (this.#limit === false || silent < this.#limit) return undefined
    return prerenderError('PrerenderTimedOut', { file, doing, seconds: this.#limit / 1000 }, { file })
  }
}
