import { addressOf, originPathnameOf } from './address.ts'
import type { RequestHost } from './app.ts'
import { configRedirect } from './config-redirect.ts'
import type { Destination, EndpointDestination } from './destination.ts'
import { errorAnswer } from './error-answer.ts'
import { errorDestination } from './error-destination.ts'
import { serverError, withErrorPage } from './error-pages.ts'
import type { Exchange } from './exchange.ts'
import { finish } from './finish.ts'
import { refuseCrossOrigin } from './origin-check.ts'
import { RequestSignal } from './request-signal.ts'
import { runPass } from './run-pass.ts'
import type { Scope } from './scope.ts'
import { type TimeLimit, withinLimit } from './time-limit.ts'
import { checkTimeout } from './timeout.ts'

/** For the host's figures; nobody gets it, since the one who asked has gone or has another answer. */
const clientGone = 499

/** Finds what answers a request: a Response that needs no endpoint, a destination, or nothing. */
export type Find = (pathname: string | undefined) => Promise<Response | Destination | undefined>

/**
 * Answers one request, in Astro's order (Astro reference, "Pipeline order per request"): check of the
 * encoding, slash redirect and routing (`find`), configured redirect, origin check, middleware and endpoint, error pages, cookies.
 * Never rejects.
 */
export async function answer(scope: Scope, request: Request, host: RequestHost, find: Find): Promise<Response> {
  const { manifest, options } = scope
  try {
    const url = new URL(request.url)
    const { pathname } = addressOf(url.pathname, manifest.base)
    const exchange: Exchange = {
      scope,
      host,
      request,
      originPathname: originPathnameOf(pathname ?? url.pathname, manifest.trailingSlash),
      locals: {},
      started: performance.now(),
      signal: new RequestSignal(request, host),
      file: undefined,
      expired: undefined,
      jars: [],
      session: undefined,
      pattern: '',
      passes: 0,
      answered: true,
      unsupported: false,
      thrown: undefined,
      brokenMiddleware: false,
    }
    const response = await withinLimit(exchange, (limit) => respond(exchange, limit, url, () => find(pathname)))
    return await finish(exchange, response)
  } catch (error) {
    scope.report(error, request)
    return errorAnswer(request, error, options.dev ?? false)
  }
}

async function respond(
  exchange: Exchange,
  limit: TimeLimit,
  url: URL,
  find: () => ReturnType<Find>,
): Promise<Response> {
  const { scope, host, request } = exchange
  try {
    const found = (await find()) ?? (await errorDestination(scope, 404)) ?? { kind: 'missing' }
    if (!('kind' in found)) return found
    if (found.kind === 'redirect') {
      exchange.pattern = found.redirect.id
      return configRedirect(scope.manifest, found.redirect, found.params, request.method)
    }
    exchange.pattern = found.kind === 'endpoint' ? found.pattern : '/404'
    if (found.kind === 'endpoint') setLimit(exchange, limit, found)
    const checked = (scope.options.checkOrigin ?? true) && !(found.kind === 'endpoint' && found.isPrerendered)
    const forbidden = checked ? refuseCrossOrigin(request, url, host) : undefined
    if (forbidden !== undefined) return forbidden
    exchange.answered = false
    const given = await runPass(exchange, { destination: found, request })
    if (exchange.expired !== undefined) return given
    const response = await withErrorPage(exchange, given)
    // Before the cookie goes out, what it stands for is kept.
    await exchange.session?.save(true)
    return response
  } catch (error) {
    if (exchange.signal.explains(error)) return new Response(null, { status: clientGone })
    if (exchange.expired === undefined) return serverError(exchange, error)
    scope.report(error, request)
    return new Response(null, { status: clientGone })
  }
}

/** What is prerendered has all the time that it needs: nobody waits for it. */
function setLimit(
  exchange: Exchange,
  limit: TimeLimit,
  { file, module: { timeout }, isPrerendered }: EndpointDestination,
): void {
  exchange.file = file
  if (isPrerendered) limit.clear()
  else if (timeout !== undefined) {
    checkTimeout(timeout, file)
    limit.set(timeout)
  }
}
