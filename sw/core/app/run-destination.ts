import type { APIContext } from '../endpoint/api-context.ts'
import { copyResponse } from '../endpoint/copy-response.ts'
import { type EndpointResult, runEndpoint } from '../endpoint/run-endpoint.ts'
import type { EndpointDestination } from './destination.ts'
import { failureOf } from './exchange.ts'
import { missingPage } from './missing-page.ts'
import type { Outcome } from './outcome.ts'
import type { Pass } from './pass.ts'
import { redirectOf } from './redirect-of.ts'
import type { Scope } from './scope.ts'

/**
 * Runs what the request leads to, inside all middleware. An error page answers every method, by its `GET` if it has no
 * handler for it. Never throws or rejects: an error is an outcome.
 */
export function runDestination(pass: Pass, context: APIContext): Outcome | Promise<Outcome> {
  const { exchange, attempt, target } = pass
  const { scope } = exchange
  const { destination } = target
  if (destination.kind === 'missing') return missing(scope)
  if (destination.kind === 'redirect') {
    return { kind: 'redirect', response: redirectOf(scope, destination, target.request.method) }
  }
  const earlier = attempt.isErrorPage ? failureOf(exchange, destination.file) : undefined
  if (earlier !== undefined) return { kind: 'thrown', error: earlier.error }
  const failed = (error: unknown): Outcome => {
    exchange.failures.push({ file: destination.file, error })
    return { kind: 'thrown', error }
  }
  try {
    const { module, file, pattern, isPrerendered, status } = destination
    const endpoint = { module, file, pattern, isPrerendered, parts: scope.parts, warn: scope.warn }
    const result = runEndpoint(endpoint, context, target.request, status === undefined ? undefined : 'GET')
    if (result instanceof Promise) return result.then((done) => concluded(pass, destination, done)).catch(failed)
    return concluded(pass, destination, result)
  } catch (error) {
    return failed(error)
  }
}

const missing = async (scope: Scope): Promise<Outcome> => ({ kind: 'missing', response: await missingPage(scope) })

function concluded(
  { exchange: { scope }, outcomes }: Pass,
  { status }: EndpointDestination,
  result: EndpointResult,
): Outcome | Promise<Outcome> {
  if (status !== undefined) return asErrorPage(scope, result, status)
  if (outcomes.length === 0) return result
  // A handler that rewrites to an endpoint answers as that endpoint does.
  const source = outcomes.find((one) => 'response' in one && one.response === result.response)
  return source?.kind === 'unsupported' ? source : result
}

/** A 2xx from an error page gets the error's status; any other status is kept. */
async function asErrorPage(scope: Scope, { kind, response }: EndpointResult, status: 404 | 500): Promise<Outcome> {
  if (kind === 'handler') return { kind: 'page', response: response.ok ? copyResponse(response, { status }) : response }
  return { kind: 'missing', response: status === 404 ? await missingPage(scope) : new Response(null, { status }) }
}
