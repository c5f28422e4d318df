import { endpointError } from '../errors/endpoint-errors.ts'
import { decodePathname } from '../routes/pathname.ts'
import type { APIContext } from './api-context.ts'
import { type Choice, chooseHandler } from './choose-handler.ts'
import { withMutableHeaders } from './copy-response.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { isResponse, nameOfValue } from './is-response.ts'
import type { LegacyHandlerOf } from './legacy-endpoint.ts'
import type { LegacyMethodOf } from './legacy-methods.ts'
import { type MediaTypeOf, withCharset } from './media-type.ts'

export interface EndpointResult {
  readonly response: Response
  /** `options` and `unsupported`: there is no handler for this method, and the response only carries `Allow`. */
  readonly kind: Choice['kind']
}

/** What running endpoints needs. */
export interface EndpointParts {
  readonly mediaTypeOf: MediaTypeOf
  /** Whether nothing is left to send of a body. Absent: only bodies that were read count, not locked streams. */
  isUsed?(response: Response): boolean
  /** Absent: lower-case exports are not handlers. */
  readonly legacyHandler?: LegacyHandlerOf
  readonly legacyMethod?: LegacyMethodOf
}

export interface Endpoint {
  readonly module: EndpointModule
  readonly file: string
  readonly pattern: string
  readonly isPrerendered: boolean
  /** Set for the `404` and `500` endpoints, whose `GET` answers every method. */
  readonly status?: 404 | 500 | undefined
}

/** What runs endpoints. */
export interface EndpointHost {
  readonly parts: EndpointParts
  /** Called with a notice about lower-case exports. Must show each text once. */
  warn(text: string): void
}

/**
 * Runs the handler of one endpoint for the method of a request. A thrown Response is its answer. Throws or
 * rejects with `EndpointDidNotReturnAResponse`, `ResponseAlreadyUsed` and every other error of the handler.
 */
export function runEndpoint(
  endpoint: Endpoint,
  context: APIContext,
  { method, url }: Request,
  host: EndpointHost,
): EndpointResult | Promise<EndpointResult> {
  const first = chooseHandler(endpoint, method, host)
  const choice =
    first.kind === 'handler' || endpoint.status === undefined ? first : chooseHandler(endpoint, 'GET', host)
  if (choice.kind !== 'handler') {
    const status = choice.kind === 'options' ? 204 : 404
    return { response: new Response(null, { status, headers: { allow: choice.allow } }), kind: choice.kind }
  }
  const checked = (result: unknown): EndpointResult => {
    if (!isResponse(result)) throw noResponse(endpoint, choice.name, result)
    if (result.bodyUsed || host.parts.isUsed?.(result)) {
      const { file } = endpoint
      throw endpointError('ResponseAlreadyUsed', { file, method: choice.name }, { file })
    }
    // One of another realm is no Response to the platform.
    const own = result instanceof Response ? result : withMutableHeaders(result)
    return { response: withContentType(own, endpoint, url, host.parts), kind: 'handler' }
  }
  const thrown = (error: unknown): EndpointResult => {
    if (!isResponse(error)) throw error
    return checked(error)
  }
  let result: unknown
  try {
    result = choice.handler.call(endpoint.module, context)
  } catch (error) {
    return thrown(error)
  }
  return result instanceof Response ? checked(result) : Promise.resolve(result).then(checked, thrown)
}

function noResponse({ file }: Endpoint, method: string, result: unknown): Error {
  return endpointError('EndpointDidNotReturnAResponse', { file, method, received: nameOfValue(result) }, { file })
}

/** What the platform writes for a text as body. Authors who mean it write it differently: `text/plain; charset=utf-8`. */
const typeOfTexts = 'text/plain;charset=UTF-8'

/**
 * Fills a missing type from the route's file extension, as static hosts do, so that all hosts agree. That of a text
 * counts as missing, unless the extension is only the client's: `/echo/a.html` of `echo/[name].ts` must not become HTML.
 */
function withContentType(
  response: Response,
  { pattern, isPrerendered }: Endpoint,
  url: string,
  { mediaTypeOf }: EndpointParts,
): Response {
  const given = response.headers.get('content-type')
  if ((given !== null && given !== typeOfTexts) || response.body === null) return response
  const isKnown = given === null || isPrerendered
  const type = mediaTypeOf(pattern) ?? (isKnown ? mediaTypeOf(pathnameOf(url)) : undefined)
  if (type === undefined) return response
  const changed = withMutableHeaders(response)
  changed.headers.set('content-type', withCharset(type) ?? type)
  return changed
}

const pathnameOf = (url: string): string => decodePathname(new URL(url).pathname).pathname
