import { endpointError } from '../errors/endpoint-errors.ts'
import { decodePathname } from '../routes/pathname.ts'
import type { APIContext } from './api-context.ts'
import { type Choice, chooseHandler } from './choose-handler.ts'
import { withMutableHeaders } from './copy-response.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { isResponse, nameOfValue } from './is-response.ts'
import type { LegacyHandlerOf } from './legacy-endpoint.ts'
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
}

export interface Endpoint {
  readonly module: EndpointModule
  readonly file: string
  readonly pattern: string
  readonly isPrerendered: boolean
  readonly parts: EndpointParts
  /** Called with a notice about lower-case exports. Must show each text once. */
  warn(text: string): void
}

/**
 * Runs the handler of one endpoint for a method, or else for `fallback`. A thrown Response is its answer. Throws or
 * rejects with `EndpointDidNotReturnAResponse`, `ResponseAlreadyUsed` and every other error of the handler.
 */
export function runEndpoint(
  endpoint: Endpoint,
  context: APIContext,
  { method, url }: Pick<Request, 'method' | 'url'>,
  fallback?: string,
): EndpointResult | Promise<EndpointResult> {
  const first = chooseHandler(endpoint, method)
  const choice = first.kind === 'handler' || fallback === undefined ? first : chooseHandler(endpoint, fallback)
  if (choice.kind !== 'handler') {
    const status = choice.kind === 'options' ? 204 : 404
    return { response: new Response(null, { status, headers: { allow: choice.allow } }), kind: choice.kind }
  }
  const checked = (result: unknown): EndpointResult => {
    if (!isResponse(result)) throw noResponse(endpoint, choice.name, result)
    const { file, parts } = endpoint
    if (result.bodyUsed || parts.isUsed?.(result)) {
      throw endpointError('ResponseAlreadyUsed', { file, method: choice.name }, { file })
    }
    // One of another realm is no Response to the platform.
    const own = result instanceof Response ? result : withMutableHeaders(result)
    return { response: withContentType(own, endpoint, url), kind: 'handler' }
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
function withContentType(response: Response, { pattern, isPrerendered, parts }: Endpoint, url: string): Response {
  const given = response.headers.get('content-type')
  if ((given !== null && given !== typeOfTexts) || response.body === null) return response
  const isKnown = given === null || isPrerendered
  const type = parts.mediaTypeOf(pattern) ?? (isKnown ? parts.mediaTypeOf(pathnameOf(url)) : undefined)
  if (type === undefined) return response
  const changed = withMutableHeaders(response)
  changed.headers.set('content-type', withCharset(type) ?? type)
  return changed
}

const pathnameOf = (url: string): string => decodePathname(new URL(url).pathname).pathname
