import { copyResponse } from '../endpoint/copy-response.ts'
import type { EndpointResult } from '../endpoint/run-endpoint.ts'
import type { Special } from './app-parts.ts'
import { failureOf } from './exchange.ts'
import { missingPage } from './missing-page.ts'
import type { Outcome } from './outcome.ts'
import type { Pass } from './pass.ts'
import { redirectOf } from './redirect-of.ts'
import type { Scope } from './scope.ts'

/** What apps with error pages, middleware or rewrites run beside endpoints. */
export const special: Special = { instead, concluded }

/** The outcome of anything but an endpoint, and of one that must not run again. `undefined`: the endpoint runs. */
function instead({ exchange, attempt, target }: Pass): Outcome | Promise<Outcome> | undefined {
  const { scope } = exchange
  const { destination, request } = target
  if (destination.kind === 'missing') return missing(scope)
  if (destination.kind === 'redirect') {
    return { kind: 'redirect', response: redirectOf(scope, destination, request.method) }
  }
  const earlier = attempt.isErrorPage ? failureOf(exchange, destination.file) : undefined
  return earlier && { kind: 'thrown', error: earlier.error }
}

const missing = async (scope: Scope): Promise<Outcome> => ({ kind: 'missing', response: await missingPage(scope) })

/** The outcome of an endpoint that is an error page, or has rewritten the request. */
function concluded({ exchange, target, outcomes }: Pass, result: EndpointResult): Outcome | Promise<Outcome> {
  const { destination } = target
  if (destination.kind === 'endpoint' && destination.status !== undefined) {
    return asErrorPage(exchange.scope, result, destination.status)
  }
  // A handler that rewrites to an endpoint answers as that endpoint does.
  const source = outcomes.find((one) => 'response' in one && one.response === result.response)
  return source?.kind === 'unsupported' ? source : result
}

/** A 2xx from an error page gets the error's status; any other status is kept. */
async function asErrorPage(scope: Scope, { kind, response }: EndpointResult, status: 404 | 500): Promise<Outcome> {
  if (kind === 'handler') return { kind: 'page', response: response.ok ? copyResponse(response, { status }) : response }
  return { kind: 'missing', response: status === 404 ? await missingPage(scope) : new Response(null, { status }) }
}
