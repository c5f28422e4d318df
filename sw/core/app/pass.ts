import type { AppOptions } from './app.ts'
import type { Exchange } from './exchange.ts'
import type { Outcome } from './outcome.ts'
import type { Target } from './rewrite.ts'

/** One try to answer a request: a first pass, and the passes that rewrites start inside of it. */
export interface Attempt {
  /** Whether middleware runs. */
  readonly middleware: boolean
  /** Whether this runs an error page: then endpoints that failed before are not run again. */
  readonly isErrorPage: boolean
  /** How many passes have started. */
  passes: number
}

/** One pass through middleware and endpoint. */
export class Pass {
  readonly exchange: Exchange
  readonly attempt: Attempt
  /** How each `next()` and each `context.rewrite()` ended. */
  readonly outcomes: Outcome[] = []
  /** Where the request leads. `next(payload)` changes it. */
  target: Target
  /** Called after the target has changed. */
  moved?: () => void
  #values: Map<unknown, unknown> | undefined

  constructor(exchange: Exchange, attempt: Attempt, target: Target) {
    this.exchange = exchange
    this.attempt = attempt
    this.target = target
  }

  /** A value that is made once for a key, such as the target. */
  once<Value>(key: object, make: (options: AppOptions) => Value): Value {
    this.#values ??= new Map()
    if (!this.#values.has(key)) this.#values.set(key, make(this.exchange.scope.options))
    // Each key has one type of value.
    return this.#values.get(key) as Value
  }
}
