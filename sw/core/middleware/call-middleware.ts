import type { APIContext } from '../endpoint/api-context.ts'
import { isUsed, withMutableHeaders } from '../endpoint/copy-response.ts'
import { isResponse, nameOfValue } from '../endpoint/is-response.ts'
import { appError } from '../errors/app-errors.ts'
import { endpointError } from '../errors/endpoint-errors.ts'
import { retargetContext } from './retarget.ts'
import type { MiddlewareHandler, MiddlewareNext } from './sequence.ts'
import { watched } from './watched.ts'

/**
 * Calls the middleware around `answer` and insists on a Response (Astro reference, "Middleware"). A Response that it
 * throws is its answer.
 */
export async function callMiddleware(
  handler: MiddlewareHandler,
  file: string,
  context: APIContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  let answered: Promise<Response> | undefined
  const next: MiddlewareNext = (payload) => {
    answered = watched(retargetContext(context, payload).then(answer))
    return answered
  }
  const result = await settle(() => handler(context, next))
  if (isResponse(result)) {
    if (isUsed(result)) throw endpointError('ResponseAlreadyUsed', { file, method: 'onRequest' }, { file })
    return withMutableHeaders(result)
  }
  if (result !== undefined) {
    throw appError('MiddlewareNotAResponse', { file, received: nameOfValue(result) }, { file })
  }
  if (answered === undefined) throw appError('MiddlewareNoDataOrNextCalled', { file }, { file })
  return answered
}

async function settle(call: () => unknown): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    if (isResponse(error)) return error
    throw error
  }
}
