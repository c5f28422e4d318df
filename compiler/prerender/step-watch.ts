import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import type { Step } from './run-step.ts'

/** Milliseconds after which a step is named. */
const noticeAfter = 1000
/** Milliseconds until the next one is named: a project of many slow endpoints is no news. */
const noticeEvery = 10_000

interface WatchedStep {
  readonly step: Step
  readonly since: number
  /** Ends the step with an error. */
  readonly stop: (error: Error) => void
  isNoticed: boolean
}

/** Names steps that take long, and stops those beyond the limit. One timer serves all steps: there may be thousands. */
export class StepWatch {
  readonly #limit: number
  readonly #info: (text: string) => void
  readonly #running = new Set<WatchedStep>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #quietUntil = 0

  /** @param limit milliseconds that a step may take */
  constructor(limit: number | false, info: (text: string) => void) {
    this.#limit = limit === false ? Number.POSITIVE_INFINITY : limit
    this.#info = info
  }

  start(step: Step, stop: (error: Error) => void): WatchedStep {
    const watched = { step, since: performance.now(), stop, isNoticed: false }
    this.#running.add(watched)
    // Every step is due after the same time, so the first one is due first.
    this.#timer ??= setTimeout(() => this.#check(), this.#dueIn(watched))
    return watched
  }

  end(watched: WatchedStep): void {
    this.#running.delete(watched)
    if (this.#running.size > 0) return
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #check(): void {
    this.#timer = undefined
    const now = performance.now()
    for (const watched of [...this.#running]) {
      const age = now - watched.since
      // Timers may be early by a fraction of a millisecond.
      if (age + 1 >= this.#limit) watched.stop(timedOut(watched.step, this.#limit))
      else if (age + 1 >= noticeAfter && !watched.isNoticed) this.#notice(watched, now)
    }
    if (this.#running.size > 0)
      this.#timer ??= setTimeout(() => this.#check(), Math.min(...[...this.#running].map((one) => this.#dueIn(one))))
  }

  #notice(watched: WatchedStep, now: number): void {
    watched.isNoticed = true
    if (now < this.#quietUntil) return
    this.#quietUntil = now + noticeEvery
    this.#info(`Waiting for ${watched.step.file}, ${watched.step.doing}.`)
  }

  /** Milliseconds until something is to be done about a step. `setTimeout` knows no longer time than 2³¹ - 1. */
  #dueIn({ since, isNoticed }: WatchedStep): number {
    const due = isNoticed ? this.#limit : Math.min(noticeAfter, this.#limit)
    return Math.min(2 ** 31 - 1, Math.max(0, since + due - performance.now()))
  }
}

function timedOut({ file, doing }: Step, milliseconds: number) {
  return prerenderError('PrerenderTimedOut', { file, doing, seconds: milliseconds / 1000 }, { file })
}
