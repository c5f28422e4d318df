import type { APIContext } from '../endpoint/api-context.ts'
import type { EndpointParts, EndpointResult } from '../endpoint/run-endpoint.ts'
import type { Matcher } from '../routes/matcher.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
import type { EndpointMatch } from './app.ts'
import type { configRedirect } from './config-redirect.ts'
import type { Destination, EndpointDestination } from './destination.ts'
import type { errorAnswer } from './error-answer.ts'
import type { Exchange } from './exchange.ts'
import type { refuseCrossOrigin } from './origin-check.ts'
import type { Outcome } from './outcome.ts'
import type { Pass } from './pass.ts'
import type { explainsError } from './request-signal.ts'
import type { runMiddleware } from './run-middleware.ts'
import type { Scope } from './scope.ts'
import type { serverTiming } from './server-timing.ts'
import type { setTimeLimit } from './set-time-limit.ts'
import type { withinLimit } from './time-limit.ts'
import type { unsupportedAnswer } from './unsupported-answer.ts'

/** The project's own `404` and `500` endpoints. */
export interface ErrorPages {
  /** `undefined`: there is none that can run on request. */
  find(scope: Scope, status: 404 | 500, error?: unknown): Promise<EndpointDestination | undefined>
  /** The page in place of an empty 404 or 500. `undefined`: the project has none. */
  instead(exchange: Exchange, status: number): Promise<Response | undefined>
  /** The page of an error. `undefined`: there is none, or it failed too. Never rejects. */
  failure(exchange: Exchange, error: unknown): Promise<Response | undefined>
}

/** Finds what runs for a match whose module nobody has looked at yet. */
export interface Settle {
  match(exchange: Exchange, match: EndpointMatch): Destination | Promise<Destination>
  /** The prerendered endpoint whose file has the address of a request with another slash. */
  file(exchange: Exchange): Promise<Destination | undefined>
}

/** What apps with error pages, middleware or rewrites run beside endpoints. */
export interface Special {
  instead(pass: Pass): Outcome | Promise<Outcome> | undefined
  concluded(pass: Pass, result: EndpointResult): Outcome | Promise<Outcome>
}

/**
 * The parts of an app that not every project uses. An app without a part does not support that feature, and its bundle
 * does not contain the code: the compiler knows which parts a project needs.
 */
export interface AppParts extends EndpointParts {
  createMatcher(manifest: RouteManifest): Matcher
  createContext(pass: Pass): APIContext
  /** Runs the project's middleware around `run`. */
  readonly runMiddleware?: typeof runMiddleware
  readonly errorPages?: ErrorPages
  /** Absent: every match leads to its endpoint. */
  readonly settle?: Settle
  readonly special?: Special
  /** The 405 of the option `unsupportedMethod`. */
  readonly unsupportedAnswer?: typeof unsupportedAnswer
  /** The option `redirects`. */
  readonly configRedirect?: typeof configRedirect
  /** Development: shows errors. */
  readonly errorAnswer?: typeof errorAnswer
  readonly serverTiming?: typeof serverTiming
  /** Absent: endpoints export no `timeout`, and none is prerendered. */
  readonly setTimeLimit?: typeof setTimeLimit
  readonly withinLimit?: typeof withinLimit
  /** Whether a handler threw because its client is gone. That is not an error of the handler. */
  readonly explainsError?: typeof explainsError
  readonly refuseCrossOrigin?: typeof refuseCrossOrigin
}
