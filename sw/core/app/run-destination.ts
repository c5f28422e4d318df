import type { APIContext } from '../endpoint/api-context.ts'
import { copyResponse } from '../endpoint/copy-response.ts'
import { type EndpointResult, runEndpoint } from '../endpoint/run-endpoint.ts'
import { configRedirect } from './config-redirect.ts'
import { type Exchange, failureOf } from './exchange.ts'
import { missingPage } from './missing-page.ts'
import type { Outcome } from './outcome.ts'
import type { Target } from './rewrite.ts'
import type { Scope } from './scope.ts'

/** One try to answer a request: a first pass, and the passes that rewrites start inside of it. */
export interface Attempt {
  /** Whether middleware runs. */
  readonly middleware: boolean
  /** Whether this runs an error page: then endpoints that failed before are not run again. */
  readonly isErrorPage: boolean
  /** How many passes have started. */
  passes: number
}

/** One pass through middleware and endpoint. */
export interface Pass {
  /** Where the request leads. `next(payload)` changes it. */
  target: Target
  /** How each `next()` and each `context.rewrite()` ended. */
  readonly outcomes: Outcome[]
}

/**
 * Runs what the request leads to, inside all middleware. An error page answers every method, by its `GET` if it has no
 * handler for it. Never rejects: an error is an outcome.
 */
export async function runDestination(
  exchange: Exchange,
  attempt: Attempt,
  pass: Pass,
  context: APIContext,
): Promise<Outcome> {
  const { scope, failures } = exchange
  const { destination } = pass.target
  try {
    if (destination.kind === 'missing') return { kind: 'missing', response: await missingPage(scope) }
    if (destination.kind === 'redirect') {
      const { redirect, params } = destination
      return { kind: 'redirect', response: configRedirect(scope.manifest, redirect, params, context.request.method) }
    }
    const earlier = attempt.isErrorPage ? failureOf(exchange, destination.file) : undefined
    if (earlier !== undefined) return { kind: 'thrown', error: earlier.error }
    const { module, file, status } = destination
    const fallback = status === undefined ? undefined : 'GET'
    const result = await runEndpoint({ module, file, fallback, warn: scope.warn }, context)
    if (status !== undefined) return await asErrorPage(scope, result, status)
    const source = pass.outcomes.find((one) => 'response' in one && one.response === result.response)
    // A handler that rewrites to an endpoint answers as that endpoint does.
    return source?.kind === 'unsupported' ? source : result
  } catch (error) {
    if (destination.kind === 'endpoint') failures.push({ file: destination.file, error })
    return { kind: 'thrown', error }
  }
}

/** A 2xx from an error page gets the error's status; any other status is kept. */
async function asErrorPage(scope: Scope, { kind, response }: EndpointResult, status: 404 | 500): Promise<Outcome> {
  if (kind === 'handler') return { kind: 'page', response: response.ok ? copyResponse(response, { status }) : response }
  return { kind: 'missing', response: status === 404 ? await missingPage(scope) : new Response(null, { status }) }
}
