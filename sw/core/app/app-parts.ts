import type { APIContext } from '../endpoint/api-context.ts'
import type { EndpointParts } from '../endpoint/run-endpoint.ts'
import type { Matcher } from '../routes/matcher.ts'
import type { RouteManifest } from '../routes/route-manifest.ts'
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
import type { withinLimit } from './time-limit.ts'

/** The project's own `404` and `500` endpoints. */
export interface ErrorPages {
  /** `undefined`: there is none that can run on request. */
  find(scope: Scope, status: 404 | 500, error?: unknown): Promise<EndpointDestination | undefined>
  run(exchange: Exchange, destination: Destination): Promise<Outcome>
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
  /** The option `redirects`. */
  readonly configRedirect?: typeof configRedirect
  /** Development: shows errors. */
  readonly errorAnswer?: typeof errorAnswer
  readonly withinLimit?: typeof withinLimit
  /** Whether a handler threw because its client is gone. That is not an error of the handler. */
  readonly explainsError?: typeof explainsError
  readonly refuseCrossOrigin?: typeof refuseCrossOrigin
}
