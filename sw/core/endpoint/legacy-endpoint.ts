import { legacyError } from '../errors/legacy-errors.ts'
import type { APIContext, Handler } from './api-context.ts'
import { decodeText } from './buffer-encoding.ts'
import { mediaTypeOf } from './content-type.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { isResponse, nameOfValue } from './is-response.ts'
import { legacyContext } from './legacy-context.ts'

/** Who is told that an endpoint is in the old form; whoever listens tells each text once. */
export interface LegacyNotice {
  readonly file: string
  warn(text: string): void
}

type LegacyFunction = (this: EndpointModule, context: APIContext, request: Request) => unknown

// `all` beats a HEAD made of `get`, as `ALL` does among modern exports.
const namesOf = (method: string): readonly string[] => {
  const name = method.toLowerCase()
  if (name === 'delete') return ['delete', 'del', 'all']
  return name === 'head' ? ['head', 'all', 'get'] : [name, 'all']
}

/**
 * The handler that a lower-case export of Astro 1 to 3 gives for a method: `get`, `post`, `del`, …, else `all`. It may
 * return a Response or `{ body, encoding }`, whose type is that of the path's extension (Astro reference, "Return
 * values"). `undefined` when the module exports none for this method.
 */
export function legacyHandler(module: EndpointModule, method: string, notice?: LegacyNotice): Handler | undefined {
  const exported = namesOf(method).find((name) => Object.hasOwn(module, name) && typeof module[name] === 'function')
  if (exported === undefined) return undefined
  // Checked to be a function; what it returns is checked below.
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
  // Texts and numbers have neither property: their answer is empty, as in Astro.
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
    `${file} exports "${exported}", the form of Astro 1 to 3. It works; the modern form is ` +
    `\`export const ${modern} = () => new Response(body)\`.`
  )
}
