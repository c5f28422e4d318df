import { addressOf, originPathnameOf } from './address.ts'
import type { RequestHost } from './app.ts'
import { configRedirect } from './config-redirect.ts'
import type { Destination } from './destination.ts'
import { errorAnswer } from './error-answer.ts'
import { errorDestination } from './error-destination.ts'
import { serverError, withErrorPage } from './error-pages.ts'
import type { Exchange } from './exchange.ts'
import { finish } from './finish.ts'
import { refuseCrossOrigin } from './origin-check.ts'
import { runPass } from './run-pass.ts'
import type { Scope } from './scope.ts'

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
      jars: [],
      session: undefined,
      pattern: '',
      passes: 0,
      answered: true,
      unsupported: false,
      thrown: undefined,
      brokenMiddleware: false,
    }
    return await finish(exchange, await respond(exchange, url, () => find(pathname)))
  } catch (error) {
    scope.report(error, request)
    return errorAnswer(request, error, options.dev ?? false)
  }
}

async function respond(exchange: Exchange, url: URL, find: () => ReturnType<Find>): Promise<Response> {
  const { scope, host, request } = exchange
  try {
    const found = (await find()) ?? (await errorDestination(scope, 404)) ?? { kind: 'missing' }
    if (!('kind' in found)) return found
    if (found.kind === 'redirect') {
      exchange.pattern = found.redirect.id
      return configRedirect(scope.manifest, found.redirect, found.params, request.method)
    }
    exchange.pattern = found.kind === 'endpoint' ? found.pattern : '/404'
    const checked = (scope.options.checkOrigin ?? true) && !(found.kind === 'endpoint' && found.isPrerendered)
    const forbidden = checked ? refuseCrossOrigin(request, url, host) : undefined
    if (forbidden !== undefined) return forbidden
    exchange.answered = false
    const response = await withErrorPage(exchange, await runPass(exchange, { destination: found, request }))
    // Before the cookie goes out, what it stands for is kept.
    await exchange.session?.save(true)
    return response
  } catch (error) {
    return serverError(exchange, error)
  }
}
