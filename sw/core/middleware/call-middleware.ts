import type { APIContext } from '../endpoint/api-context.ts'
import { isUsed, withMutableHeaders } from '../endpoint/copy-response.ts'
import { isResponse, nameOfValue } from '../endpoint/is-response.ts'
import { retargetContext } from '../endpoint/retarget.ts'
import { appError } from '../errors/app-errors.ts'
import { endpointError } from '../errors/endpoint-errors.ts'
import type { MiddlewareHandler, MiddlewareNext } from './sequence.ts'
import { watched } from './watched.ts'

/**
 * Calls middleware around `answer` and checks that a Response comes out (Astro reference, "Middleware"). A Response
 * that it throws is its answer.
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
  let result: unknown
  try {
    result = await handler(context, next)
  } catch (error) {
    if (!isResponse(error)) throw error
    result = error
  }
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
