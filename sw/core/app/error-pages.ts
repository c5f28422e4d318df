import { isOpaque } from '../endpoint/copy-response.ts'
import type { Destination } from './destination.ts'
import { errorAnswer, unsupportedAnswer } from './error-answer.ts'
import { errorDestination } from './error-destination.ts'
import type { Exchange } from './exchange.ts'
import { mergeResponses } from './merge-responses.ts'
import { runPass } from './run-pass.ts'

/**
 * The answer with an error page in its place, where it asks for one: no handler for the method, or an empty 404 or 500
 * of middleware. What an endpoint answers itself stands (Astro reference, "404").
 */
export async function withErrorPage(exchange: Exchange, answer: Response): Promise<Response> {
  if (isOpaque(answer) || exchange.answered || answer.body !== null) return answer
  const { status } = answer
  if (status !== 404 && status !== 500) return answer
  const { options } = exchange.scope
  if (exchange.unsupported && options.unsupportedMethod === 405) {
    return unsupportedAnswer(exchange.request, answer.headers)
  }
  const page = status === 404 ? await notFound(exchange) : await failure(exchange, null)
  return page === undefined ? answer : mergeResponses(page, answer)
}

/**
 * The 500 of an error: the project's `500` endpoint, else a readable answer. Cookies set so far are dropped; what a
 * session of the client's was told before the error is kept, as in Astro.
 */
export async function serverError(exchange: Exchange, error: unknown): Promise<Response> {
  const { scope, request } = exchange
  scope.report(error, request)
  await dropCookies(exchange)
  try {
    const page = await failure(exchange, error)
    if (page !== undefined) {
      await exchange.session?.save(true)
      return page
    }
  } catch (pageError) {
    // A `500` endpoint that fails was asked once; its failure is told, the first error is answered.
    if (pageError !== error) scope.report(pageError, request)
    await dropCookies(exchange)
  }
  return errorAnswer(request, error, scope.options.dev ?? false)
}

async function dropCookies(exchange: Exchange): Promise<void> {
  const { session, scope, request } = exchange
  exchange.session = undefined
  // A storage that fails is not the caller's error: the first one is.
  await session?.save(false).catch((error: unknown) => scope.report(error, request))
  exchange.jars = []
}

async function notFound(exchange: Exchange): Promise<Response> {
  const destination: Destination = (await errorDestination(exchange.scope, 404)) ?? { kind: 'missing' }
  return runErrorPage(exchange, destination)
}

async function failure(exchange: Exchange, error: unknown): Promise<Response | undefined> {
  const { scope, thrown } = exchange
  const isThrown = thrown !== undefined && thrown.error === error
  // A failing `500` endpoint is not asked again.
  if (isThrown && thrown.file === scope.manifest.error) return undefined
  const destination = await errorDestination(scope, 500, error)
  if (destination === undefined) return undefined
  return runErrorPage(exchange, destination)
}

/** Runs an error page, as a request of its own but for the locals; without middleware where that is what fails. */
async function runErrorPage(exchange: Exchange, destination: Destination): Promise<Response> {
  const { request, scope } = exchange
  exchange.passes = 0
  exchange.thrown = undefined
  if (!exchange.brokenMiddleware) {
    try {
      return await runPass(exchange, { destination, request })
    } catch (error) {
      if (!exchange.brokenMiddleware) throw error
      scope.report(error, request)
      exchange.passes = 0
    }
  }
  return runPass(exchange, { destination, request }, false)
}
