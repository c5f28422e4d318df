import type { Destination } from './destination.ts'
import { needsErrorPage, serverError, withErrorPage } from './error-pages.ts'
import type { Exchange } from './exchange.ts'
import type { Find } from './find.ts'
import { finish } from './finish.ts'
import type { Outcome } from './outcome.ts'
import { safeAnswer } from './readable-answer.ts'
import { redirectOf } from './redirect-of.ts'
import { runPass } from './run-pass.ts'

/** Only seen in logs: the client has disconnected or already has another response. */
const clientGone = 499

/**
 * Answers one request, in Astro's order (Astro reference, "Pipeline order per request"): `find` checks the encoding,
 * redirects to the right slash and matches a route; then follow configured redirect, origin check, middleware and
 * endpoint, error page, cookies. Never rejects.
 */
export function answer(exchange: Exchange, find: Find): Promise<Response> {
  const work = finished(exchange, find)
  const { withinLimit } = exchange.scope.parts
  // An answer that is there needs no timer.
  return exchange.isDone || withinLimit === undefined ? work : withinLimit(exchange, work)
}

/** Waits only for what is pending: a handler that returns its Response at once is answered at once. */
async function finished(exchange: Exchange, find: Find): Promise<Response> {
  const { scope, request } = exchange
  try {
    const answered = respond(exchange, find)
    const response = answered instanceof Promise ? await answered : answered
    // The client already has the answer of the limit.
    if (exchange.limit?.isOver) return response
    const last = finish(exchange, response)
    return last instanceof Promise ? await last : last
  } catch (error) {
    scope.report(error, request)
    return scope.parts.errorAnswer?.(request, error, scope.options.dev ?? false) ?? safeAnswer(request)
  } finally {
    exchange.isDone = true
  }
}

function respond(exchange: Exchange, find: Find): Response | Promise<Response> {
  try {
    const found = find(exchange)
    const response = found instanceof Promise ? found.then((one) => run(exchange, one)) : run(exchange, found)
    return response instanceof Promise ? response.catch((error: unknown) => failed(exchange, error)) : response
  } catch (error) {
    return failed(exchange, error)
  }
}

function run(exchange: Exchange, found: Response | Destination): Response | Promise<Response> {
  if (!('kind' in found)) return found
  const { scope, request } = exchange
  exchange.found = found
  if (found.kind === 'redirect') return redirectOf(scope, found, request.method)
  if (found.kind === 'endpoint') scope.parts.setTimeLimit?.(exchange, found)
  const forbidden = refuse(exchange, found)
  if (forbidden !== undefined) return forbidden
  const outcome = runPass(exchange, { destination: found, request })
  return outcome instanceof Promise ? outcome.then((done) => conclude(exchange, done)) : conclude(exchange, outcome)
}

function conclude(exchange: Exchange, outcome: Outcome): Response | Promise<Response> {
  if ('error' in outcome) return failed(exchange, outcome.error)
  if (exchange.limit?.isOver) return outcome.response
  if (needsErrorPage(outcome)) return withErrorPage(exchange, outcome).then((page) => saved(exchange, page))
  return saved(exchange, outcome.response)
}

/** The response, as soon as the session is saved. */
function saved({ state }: Exchange, response: Response): Response | Promise<Response> {
  const saving = state?.save()
  return saving === undefined ? response : saving.then(() => response)
}

async function failed(exchange: Exchange, error: unknown): Promise<Response> {
  if (exchange.scope.parts.explainsError?.(exchange, error)) return new Response(null, { status: clientGone })
  if (!exchange.limit?.isOver) return serverError(exchange, error)
  exchange.scope.report(error, exchange.request)
  return new Response(null, { status: clientGone })
}

function refuse({ scope, request, host }: Exchange, found: Destination): Response | undefined {
  const isChecked = scope.options.checkOrigin ?? true
  if (!isChecked || (found.kind === 'endpoint' && found.isPrerendered)) return undefined
  return scope.parts.refuseCrossOrigin?.(request, host)
}
