import { configRedirect } from './config-redirect.ts'
import type { Destination } from './destination.ts'
import { errorAnswer } from './error-answer.ts'
import { serverError, withErrorPage } from './error-pages.ts'
import type { Exchange } from './exchange.ts'
import type { Find } from './find.ts'
import { finish } from './finish.ts'
import { refuseCrossOrigin } from './origin-check.ts'
import { runPass } from './run-pass.ts'
import { type TimeLimit, withinLimit } from './time-limit.ts'
import { checkTimeout } from './timeout.ts'

/** Only seen in logs: the client has disconnected or already has another response. */
const clientGone = 499

/**
 * Answers one request, in Astro's order (Astro reference, "Pipeline order per request"): `find` checks the encoding,
 * redirects to the right slash and matches a route; then follow configured redirect, origin check, middleware and
 * endpoint, error page, cookies. Never rejects.
 */
export async function answer(exchange: Exchange, find: Find): Promise<Response> {
  const { scope, request } = exchange
  try {
    return await finish(exchange, await withinLimit(exchange, (limit) => respond(exchange, limit, find)))
  } catch (error) {
    scope.report(error, request)
    return errorAnswer(request, error, scope.options.dev ?? false)
  }
}

async function respond(exchange: Exchange, limit: TimeLimit, find: Find): Promise<Response> {
  const { scope, request } = exchange
  try {
    const found = await find(exchange)
    if (!('kind' in found)) return found
    exchange.found = found
    if (found.kind === 'redirect') {
      return configRedirect(scope.manifest, found.redirect, found.params, request.method)
    }
    setLimit(limit, found)
    const forbidden = refuse(exchange, found)
    if (forbidden !== undefined) return forbidden
    const outcome = await runPass(exchange, { destination: found, request })
    if ('error' in outcome) return failed(exchange, limit, outcome.error)
    // The client already has the answer of the limit.
    if (limit.isOver) return outcome.response
    const response = await withErrorPage(exchange, outcome)
    await exchange.state.save()
    return response
  } catch (error) {
    return failed(exchange, limit, error)
  }
}

async function failed(exchange: Exchange, limit: TimeLimit, error: unknown): Promise<Response> {
  if (exchange.signal.explains(error)) return new Response(null, { status: clientGone })
  if (!limit.isOver) return serverError(exchange, error)
  exchange.scope.report(error, exchange.request)
  return new Response(null, { status: clientGone })
}

/** Prerendered endpoints have no limit, because they run without a client. */
function setLimit(limit: TimeLimit, found: Destination): void {
  if (found.kind !== 'endpoint') return
  const { timeout } = found.module
  if (found.isPrerendered) limit.clear()
  else if (timeout !== undefined) {
    checkTimeout(timeout, found.file)
    limit.set(timeout)
  }
}

function refuse({ scope, request, url, host }: Exchange, found: Destination): Response | undefined {
  const isChecked = scope.options.checkOrigin ?? true
  if (!isChecked || (found.kind === 'endpoint' && found.isPrerendered)) return undefined
  return refuseCrossOrigin(request, url, host)
}
