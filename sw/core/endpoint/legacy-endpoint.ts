import { legacyError } from '../errors/legacy-errors.ts'
import type { APIContext, Handler } from './api-context.ts'
import { decodeText } from './buffer-encoding.ts'
import { mediaTypeOf } from './content-type.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { isResponse, nameOfValue } from './is-response.ts'
import { legacyContext } from './legacy-context.ts'

/** Receives the notice that an endpoint has the old form. `warn` must show each text once. */
export interface LegacyNotice {
  readonly file: string
  warn(text: string): void
}

/** Finds the handler of a lower-case export. */
export type LegacyHandlerOf = (module: EndpointModule, method: string, notice: LegacyNotice) => Handler | undefined

type LegacyFunction = (this: EndpointModule, context: APIContext, request: Request) => unknown

// A request may name any method. In lower case, `PRERENDER` or `DEFAULT` would name an export that is not a handler.
const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options'])

// For HEAD, `all` comes before `get`, like `ALL` among modern exports.
const namesOf = (method: string): readonly string[] => {
  const name = method.toLowerCase()
  if (name === 'delete') return ['delete', 'del', 'all']
  if (name === 'head') return ['head', 'all', 'get']
  return methods.has(name) ? [name, 'all'] : ['all']
}

/**
 * The handler of a lower-case export of Astro 1 to 3: `get`, `post`, `del`, …, otherwise `all`. It may return a
 * Response or `{ body, encoding }`, which gets the content type of the path's extension (Astro reference, "Return
 * values"). `undefined` if the module exports no such handler for this method.
 */
export function legacyHandler(module: EndpointModule, method: string, notice?: LegacyNotice): Handler | undefined {
  const exported = namesOf(method).find((name) => Object.hasOwn(module, name) && typeof module[name] === 'function')
  if (exported === undefined) return undefined
  // It is a function, as checked above. Its result is checked below.
  const run = module[exported] as LegacyFunction
  return async (context) => {
    notice?.warn(noticeText(notice.file, exported))
    const result = await run.call(module, legacyContext(context), context.request)
    if (isResponse(result)) return result
    if (result === undefined || result === null) {
      throw legacyError('LegacyEndpointReturnedNothing', { exported, received: String(result) })
    }
    return responseOf(result, context.url.pathname)
  }
}

function responseOf(result: NonNullable<unknown>, pathname: string): Response {
  // Strings and numbers have neither property. Their answer is empty, as in Astro.
  const { body, encoding } = result as { body?: unknown; encoding?: unknown }
  const bytes = bytesOf(body, encoding)
  const type = mediaTypeOf(pathname.replace(/\/$/, '')) ?? 'text/plain'
  const headers = { 'content-type': `${type};charset=utf-8`, 'content-length': String(bytes.byteLength) }
  return new Response(bytes, { headers })
}

function bytesOf(body: unknown, encoding: unknown): Uint8Array<ArrayBuffer> {
  if (body === undefined) return new Uint8Array()
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  if (encoding === undefined || encoding === null) return decodeText(String(body))
  if (typeof encoding !== 'string') throw legacyError('UnknownEncoding', { encoding: nameOfValue(encoding) })
  return decodeText(String(body), encoding)
}

function noticeText(file: string, exported: string): string {
  const modern = exported === 'del' ? 'DELETE' : exported.toUpperCase()
  return (
    `${file} exports "${exported}", as in Astro 1 to 3. That works; the modern form is ` +
    `\`export const ${modern} = () => new Response(body)\`.`
  )
}
