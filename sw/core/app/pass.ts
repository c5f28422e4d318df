import type { Props } from '../endpoint/api-context.ts'
import type { Params } from '../routes/params.ts'
import { normalisedUrl } from './address.ts'
import type { AppOptions } from './app.ts'
import { patternOf } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { addHandled } from './handled-requests.ts'
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

const none = {}

/** One pass through middleware and endpoint, and what its context knows of where the request leads. */
export class Pass {
  readonly exchange: Exchange
  readonly attempt: Attempt
  /** How each `next()` and each `context.rewrite()` ended. */
  readonly outcomes: Outcome[] = []
  /** Called after the target has changed. */
  moved?: () => void
  #target: Target
  #request: Request | undefined
  #url: URL | undefined
  #values: Map<unknown, unknown> | undefined

  constructor(exchange: Exchange, attempt: Attempt, target: Target) {
    this.exchange = exchange
    this.attempt = attempt
    this.#target = target
  }

  /** Where the request leads. `next(payload)` changes it. */
  get target(): Target {
    return this.#target
  }

  set target(target: Target) {
    this.#target = target
    this.#request = undefined
    this.#url = undefined
    this.moved?.()
  }

  /** The endpoint's file, for error texts. */
  get file(): string {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.file : patternOf(destination)
  }

  get request(): Request {
    if (this.#request !== undefined) return this.#request
    const { options, warn } = this.exchange.scope
    const { request: sent } = this.#target
    const plain = this.isPrerendered ? options.runPrerendered?.requestOf(sent, this.file, warn) : undefined
    const request = plain ?? sent
    this.#request = request
    addHandled(request)
    return request
  }

  get url(): URL {
    // That of a prerendered request has no query.
    this.#url ??= normalisedUrl((this.isPrerendered ? this.request : this.#target.request).url)
    return this.#url
  }

  get params(): Params {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.params : none
  }

  get props(): Props {
    const { destination } = this.#target
    return destination.kind === 'endpoint' ? destination.props : none
  }

  get routePattern(): string {
    return patternOf(this.#target.destination)
  }

  get isPrerendered(): boolean {
    const { destination } = this.#target
    return destination.kind === 'endpoint' && destination.isPrerendered
  }

  /** A value that a member of the context makes once. */
  once<Value>(key: object, make: (options: AppOptions) => Value): Value {
    this.#values ??= new Map()
    if (!this.#values.has(key)) this.#values.set(key, make(this.exchange.scope.options))
    // Each key has one type of value.
    return this.#values.get(key) as Value
  }
}
