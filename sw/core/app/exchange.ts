import type { APIContext } from '../endpoint/api-context.ts'
import { type Address, addressOf, originPathnameOf } from './address.ts'
import type { RequestHost } from './app.ts'
import type { Destination } from './destination.ts'
import { RequestSignal } from './request-signal.ts'
import { RequestState } from './request-state.ts'
import type { Scope } from './scope.ts'

/** A file whose code threw, and what it threw. */
interface Failure {
  readonly file: string
  readonly error: unknown
}

/** One request on its way through the app. */
export interface Exchange {
  readonly scope: Scope
  readonly host: RequestHost
  /** As the host passed it. */
  readonly request: Request
  /** The request's URL and where it points. */
  readonly url: URL
  readonly address: Address
  readonly originPathname: string
  readonly locals: APIContext['locals']
  /** When the app got the request, in milliseconds of `performance.now()`. */
  readonly started: number
  readonly signal: RequestSignal
  readonly state: RequestState
  /** Endpoints and middleware that failed, in order. An error page never runs one of them again. */
  readonly failures: Failure[]
  /** What the request leads to, as soon as that is known. Rewrites do not change it. */
  found: Destination | undefined
}

export function openExchange(scope: Scope, request: Request, host: RequestHost): Exchange {
  const { base, trailingSlash } = scope.manifest
  const url = new URL(request.url)
  const address = addressOf(url.pathname, base)
  return {
    scope,
    host,
    request,
    url,
    address,
    originPathname: originPathnameOf(address.pathname ?? url.pathname, trailingSlash),
    locals: {},
    started: performance.now(),
    signal: new RequestSignal(request, host),
    state: new RequestState(scope, request),
    failures: [],
    found: undefined,
  }
}

/** The failure of a file, if it has one. */
export const failureOf = ({ failures }: Exchange, file: string): Failure | undefined =>
  failures.find((one) => one.file === file)
