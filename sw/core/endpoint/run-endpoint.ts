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
  /** `options` and `unsupported`: there is no handler for this method, and the response only carries `Allow`. */
  readonly kind: Choice['kind']
}

export interface Endpoint {
  readonly module: EndpointModule
  readonly file: string
  /** The method that answers if there is no handler for the request's method. */
  readonly fallback?: string | undefined
  /** Called with a notice about lower-case exports. Must show each text once. */
  warn(text: string): void
}

/**
 * Runs the handler of one endpoint. A thrown Response is its answer. Throws `EndpointDidNotReturnAResponse`,
 * `ResponseAlreadyUsed` and every other error of the handler.
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
  const { kind, name: method } = choice
  let result: unknown
  try {
    result = await choice.handler.call(module, context)
  } catch (error) {
    if (!isResponse(error)) throw error
    result = error
  }
  if (!isResponse(result)) {
    throw endpointError('EndpointDidNotReturnAResponse', { file, method, received: nameOfValue(result) }, { file })
  }
  if (isUsed(result)) throw endpointError('ResponseAlreadyUsed', { file, method }, { file })
  return { response: withContentType(withMutableHeaders(result), context), kind }
}

/** What the platform writes for a text as body. Authors who mean it write it differently: `text/plain; charset=utf-8`. */
const typeOfTexts = 'text/plain;charset=UTF-8'

/**
 * Fills a missing type from the route's file extension, as static hosts do, so that all hosts agree. That of a text
 * counts as missing, unless the extension is only the client's: `/echo/a.html` of `echo/[name].ts` must not become HTML.
 */
function withContentType(response: Response, { routePattern, url, isPrerendered }: APIContext): Response {
  const given = response.headers.get('content-type')
  if (response.body === null || (given !== null && given !== typeOfTexts)) return response
  const isKnown = given === null || isPrerendered
  const type = contentTypeOf(routePattern) ?? (isKnown ? contentTypeOf(url.pathname) : undefined)
  if (type !== undefined) response.headers.set('content-type', type)
  return response
}
