import type { APIContext, RewritePayload } from '../endpoint/api-context.ts'
import { type ContextTarget, createContext } from '../endpoint/create-context.ts'
import { appError } from '../errors/app-errors.ts'
import { callMiddleware } from '../middleware/call-middleware.ts'
import type { MiddlewareHandler } from '../middleware/sequence.ts'
import { normalisedUrl } from './address.ts'
import { type Exchange, openJar, openSession } from './exchange.ts'
import { prerenderedRequest } from './prerendered-request.ts'
import { resolveRewrite, type Target } from './rewrite.ts'
import { runDestination } from './run-destination.ts'
import type { Scope } from './scope.ts'

/** The pass in which a rewrite is taken for a loop. */
const loopPass = 4

/** One pass through middleware and endpoint. `context.rewrite` starts another inside of it. */
export async function runPass(exchange: Exchange, first: Target, middleware = true): Promise<Response> {
  exchange.passes += 1
  if (exchange.passes === loopPass) {
    return new Response('Loop Detected', { status: 508, statusText: 'Loop Detected: too many rewrites' })
  }
  const pass = { target: first }
  const context = contextFor(exchange, pass)
  const run = () => runDestination(exchange, pass.target.destination, context)
  if (!middleware || exchange.scope.manifest.middleware === undefined) return run()
  try {
    const { handler, file } = await loadMiddleware(exchange.scope, exchange.scope.manifest.middleware)
    return await callMiddleware(handler, file, context, run)
  } catch (error) {
    if (exchange.thrown?.error !== error) exchange.brokenMiddleware = true
    throw error
  }
}

async function loadMiddleware({ options }: Scope, file: string): Promise<{ handler: MiddlewareHandler; file: string }> {
  const { onRequest } = await options.load(file)
  if (!isMiddleware(onRequest)) throw appError('MiddlewareHasNoOnRequest', { file }, { file })
  return { handler: onRequest, file }
}

// What it returns is checked after each call.
const isMiddleware = (value: unknown): value is MiddlewareHandler => typeof value === 'function'

function contextFor(exchange: Exchange, pass: { target: Target }): APIContext {
  const { scope, host } = exchange
  const { site } = scope.options
  const seen = toContextTarget(scope, pass.target)
  return createContext(seen, {
    locals: exchange.locals,
    cookies: exchange.jars.at(-1) ?? openJar(exchange, seen.isPrerendered ? null : seen.request),
    site: site === undefined ? undefined : new URL(site),
    originPathname: exchange.originPathname,
    clientAddress: host.clientAddress,
    i18n: scope.options.i18n,
    languages: host.languages,
    session: () => openSession(exchange),
    signal: () => exchange.signal.signal,
    warn: scope.warn,
    async rewrite(payload: RewritePayload) {
      const next = await resolveRewrite(scope, pass.target, payload)
      // The request of a payload brings cookies of its own.
      if (next.request === payload) openJar(exchange, next.request)
      return runPass(exchange, next)
    },
    async retarget(payload: RewritePayload) {
      pass.target = await resolveRewrite(scope, pass.target, payload)
      return toContextTarget(scope, pass.target)
    },
    waitUntil(work) {
      const watched = Promise.resolve(work).catch((error: unknown) => scope.report(error, exchange.request))
      host.waitUntil?.(watched)
    },
  })
}

function toContextTarget(scope: Scope, { destination, request }: Target): ContextTarget {
  if (destination.kind !== 'endpoint') {
    const url = normalisedUrl(request.url)
    const routePattern = destination.kind === 'redirect' ? destination.redirect.id : '/404'
    return { file: routePattern, request, url, params: {}, props: {}, routePattern, isPrerendered: false }
  }
  const { file, params, props, pattern: routePattern, isPrerendered } = destination
  const seen = isPrerendered ? prerenderedRequest(request, file, scope.warn) : request
  return { file, request: seen, url: normalisedUrl(seen.url), params, props, routePattern, isPrerendered }
}
