import type { APIContext, RewritePayload } from '../endpoint/api-context.ts'
import { type ContextTarget, createContext } from '../endpoint/create-context.ts'
import { appError } from '../errors/app-errors.ts'
import { callMiddleware } from '../middleware/call-middleware.ts'
import type { MiddlewareHandler } from '../middleware/sequence.ts'
import { contextTarget } from './context-target.ts'
import type { Exchange } from './exchange.ts'
import { type Outcome, outcomeOf, responseOf } from './outcome.ts'
import { resolveRewrite, type Target } from './rewrite.ts'
import { type Attempt, type Pass, runDestination } from './run-destination.ts'
import type { Scope } from './scope.ts'

/** The pass at which rewrites count as a loop. */
const loopPass = 4

/**
 * Runs one pass: middleware and, inside of it, what the request leads to. `context.rewrite` starts another pass inside
 * of this one. Never rejects: an error is an outcome.
 */
export function runPass(exchange: Exchange, first: Target, attempt = firstAttempt()): Promise<Outcome> | Outcome {
  attempt.passes += 1
  if (attempt.passes === loopPass) {
    const init = { status: 508, statusText: 'Loop Detected: too many rewrites' }
    return { kind: 'loop', response: new Response('Loop Detected', init) }
  }
  const pass: Pass = { target: first, outcomes: [] }
  const context = contextFor(exchange, attempt, pass)
  const { middleware } = exchange.scope.manifest
  const run = () => runDestination(exchange, attempt, pass, context)
  return middleware === undefined || !attempt.middleware ? run() : runInside(middleware, exchange, pass, context, run)
}

const firstAttempt = (): Attempt => ({ middleware: true, isErrorPage: false, passes: 0 })

/** Runs the middleware of a file around `run`. */
async function runInside(
  file: string,
  { scope, failures }: Exchange,
  { outcomes }: Pass,
  context: APIContext,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const handler = await loadMiddleware(scope, file)
    const response = await callMiddleware(handler, file, context, async () => {
      const outcome = await run()
      outcomes.push(outcome)
      return responseOf(outcome)
    })
    return outcomeOf(response, outcomes)
  } catch (error) {
    const source = outcomes.find((one) => 'error' in one && one.error === error)
    if (source !== undefined) return source
    failures.push({ file, error })
    return { kind: 'middleware failed', error }
  }
}

async function loadMiddleware({ options }: Scope, file: string): Promise<MiddlewareHandler> {
  const { onRequest } = await options.load(file)
  if (!isMiddleware(onRequest)) throw appError('MiddlewareHasNoOnRequest', { file }, { file })
  return onRequest
}

// What it returns is checked after each call.
const isMiddleware = (value: unknown): value is MiddlewareHandler => typeof value === 'function'

function contextFor(exchange: Exchange, attempt: Attempt, pass: Pass): APIContext {
  const { scope, host, state } = exchange
  const { site, i18n } = scope.options
  const target = contextTarget(scope, pass.target)
  return createContext(target, {
    locals: exchange.locals,
    cookies: state.cookies(target.isPrerendered ? null : target.request),
    site: site === undefined ? undefined : new URL(site),
    originPathname: exchange.originPathname,
    clientAddress: host.clientAddress,
    i18n,
    languages: host.languages,
    session: () => state.session,
    signal: () => exchange.signal.signal,
    warn: scope.warn,
    async rewrite(payload: RewritePayload): Promise<Response> {
      const next = await resolveRewrite(scope, pass.target, payload)
      // A Request as payload brings its own cookies.
      if (next.request === payload) state.openJar(next.request)
      const outcome = await runPass(exchange, next, attempt)
      pass.outcomes.push(outcome)
      return responseOf(outcome)
    },
    async retarget(payload: RewritePayload): Promise<ContextTarget> {
      pass.target = await resolveRewrite(scope, pass.target, payload)
      return contextTarget(scope, pass.target)
    },
    waitUntil(work) {
      const watched = Promise.resolve(work).catch((error: unknown) => scope.report(error, exchange.request))
      host.waitUntil?.(watched)
    },
  })
}
