import type { APIContext } from '../endpoint/api-context.ts'
import { copyResponse } from '../endpoint/copy-response.ts'
import { runEndpoint } from '../endpoint/run-endpoint.ts'
import { configRedirect } from './config-redirect.ts'
import type { Destination, EndpointDestination } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { missingPage } from './missing-page.ts'

/** Runs what the exchange has come to, inside all middleware, and notes how that ended. */
export async function runDestination(
  exchange: Exchange,
  destination: Destination,
  context: APIContext,
): Promise<Response> {
  const { scope } = exchange
  exchange.answered = true
  exchange.unsupported = false
  if (destination.kind === 'missing') return missingPage(scope)
  if (destination.kind === 'redirect') {
    return configRedirect(scope.manifest, destination.redirect, destination.params, context.request.method)
  }
  const { response, kind } = await run(exchange, destination, context)
  if (destination.status !== undefined) {
    return kind === 'handler'
      ? asErrorPage(response, destination.status)
      : new Response(null, { status: destination.status })
  }
  exchange.unsupported = kind === 'unsupported'
  exchange.answered = !exchange.unsupported
  return response
}

async function run(exchange: Exchange, { module, file, status }: EndpointDestination, context: APIContext) {
  try {
    // An error is told whatever the method was that failed.
    const fallback = status === 500 ? 'GET' : undefined
    return await runEndpoint({ module, file, fallback, warn: exchange.scope.warn }, context)
  } catch (error) {
    exchange.thrown = { error, file }
    throw error
  }
}

/** Success of an error page is its error; what it says otherwise (a redirect) stands. */
function asErrorPage(response: Response, status: 404 | 500): Response {
  return response.ok ? copyResponse(response, { status }) : response
}
