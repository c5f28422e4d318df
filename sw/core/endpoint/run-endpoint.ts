import { endpointError } from '../errors/endpoint-errors.ts'
import type { APIContext } from './api-context.ts'
import { type Choice, chooseHandler } from './choose-handler.ts'
import { contentTypeOf } from './content-type.ts'
import { isUsed, withMutableHeaders } from './copy-response.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { isResponse, nameOfValue } from './is-response.ts'

export interface EndpointResult {
  /** Its headers are mutable. */
  readonly response: Response
  /** `options` and `unsupported`: no handler for this method, the response only carries `Allow`. */
  readonly kind: Choice['kind']
}

export interface Endpoint {
  readonly module: EndpointModule
  readonly file: string
  /** The method that answers where the request's has no handler. */
  readonly fallback?: string | undefined
  /** Told of lower-case exports; tells each text once. */
  warn(text: string): void
}

/**
 * Runs the handler of one endpoint. A thrown Response is its answer; any other error is thrown on, as is
 * `EndpointDidNotReturnAResponse`.
 */
export async function runEndpoint(endpoint: Endpoint, context: APIContext): Promise<EndpointResult> {
  const { module, file, fallback } = endpoint
  const first = chooseHandler(endpoint, context.request.method)
  const choice = first.kind === 'handler' || fallback === undefined ? first : chooseHandler(endpoint, fallback)
  if (choice.kind !== 'handler') {
    const status = choice.kind === 'options' ? 204 : 404
    const response = new Response(null, { status, headers: { allow: choice.allow } })
    return { response, kind: choice.kind }
  }
  const method = choice.name
  const result = await settle(() => choice.handler.call(module, context))
  if (!isResponse(result)) {
    throw endpointError('EndpointDidNotReturnAResponse', { file, method, received: nameOfValue(result) }, { file })
  }
  if (isUsed(result)) throw endpointError('ResponseAlreadyUsed', { file, method }, { file })
  return { response: withContentType(withMutableHeaders(result), context), kind: choice.kind }
}

async function settle(call: () => unknown): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    if (isResponse(error)) return error
    throw error
  }
}

/** Static hosts take the type from the file name; so does every other host where the author names none. */
function withContentType(response: Response, { routePattern, url }: APIContext): Response {
  if (response.body === null || response.headers.has('content-type')) return response
  const type = contentTypeOf(routePattern) ?? contentTypeOf(url.pathname)
  if (type !== undefined) response.headers.set('content-type', type)
  return response
}
