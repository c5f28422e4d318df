import type { Exchange } from './exchange.ts'
import type { Outcome } from './outcome.ts'
import { type Attempt, Pass } from './pass.ts'
import type { Target } from './rewrite.ts'
import { runDestination } from './run-destination.ts'

/**
 * Runs one pass: middleware and, inside of it, what the request leads to. `context.rewrite` starts another pass inside
 * of this one. Never throws or rejects: an error is an outcome.
 */
export function runPass(
  exchange: Exchange,
  target: Target,
  attempt: Attempt = { middleware: true, isErrorPage: false, passes: 1 },
): Outcome | Promise<Outcome> {
  const { manifest, parts } = exchange.scope
  const pass = new Pass(exchange, attempt, target)
  const context = parts.createContext(pass)
  const { middleware } = manifest
  if (middleware === undefined || !attempt.middleware || parts.runMiddleware === undefined) {
    return runDestination(pass, context)
  }
  return parts.runMiddleware(middleware, pass, context, () => runDestination(pass, context))
}
