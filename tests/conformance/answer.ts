import type { HeaderList, HostAnswer, HostRequest } from '../hosts/request.ts'
import type { RecordedAnswer, RecordedHeaders, RecordedRequest } from './recorded.ts'

const comparedHeaders = new Set([
  'content-type',
  'location',
  'allow',
  'cache-control',
  'set-cookie',
  'vary',
  'www-authenticate',
  'retry-after',
  'content-disposition',
  'content-language',
  'link',
])

const isCompared = (name: string) =>
  comparedHeaders.has(name) || name.startsWith('x-') || name.startsWith('access-control-allow-')

/** `text` with the placeholders replaced by the server's address. */
const fill = (text: string, origin: string): string =>
  text.replaceAll('{{origin}}', origin).replaceAll('{{host}}', new URL(origin).host)

const unfill = (text: string, origin: string): string =>
  text.replaceAll(origin, '{{origin}}').replaceAll(new URL(origin).host, '{{host}}')

/** Headers by name, `set-cookie` as a list. */
function byName(headers: HeaderList, origin: string): RecordedHeaders {
  const cookies = headers.filter(([name]) => name === 'set-cookie').map(([, value]) => unfill(value, origin))
  const others: Record<string, string> = {}
  for (const [name, value] of headers) {
    if (name === 'set-cookie') continue
    others[name] = name in others ? `${others[name]}, ${unfill(value, origin)}` : unfill(value, origin)
  }
  return cookies.length > 0 ? { ...others, 'set-cookie': cookies } : others
}

/** The comparable form of an answer: only the headers that take part, the address replaced by placeholders. */
export function comparable(answer: HostAnswer, origin: string, ignoreHeaders: readonly string[]): RecordedAnswer {
  const lower = answer.headers.map(([name, value]) => [name.toLowerCase(), value] as const)
  const compared = lower.filter(([name]) => isCompared(name) && !ignoreHeaders.includes(name))
  const body = answer.isBodyHidden ? { bodyOmitted: true } : bodyOf(answer.body, origin)
  return { status: answer.status, headers: byName(compared, origin), ...body }
}

function bodyOf(body: Uint8Array, origin: string): { bodyText: string } | { bodyBase64: string } {
  try {
    // Node's Buffer keeps a byte order mark, so the recording has it.
    return { bodyText: unfill(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), origin) }
  } catch {
    return { bodyBase64: Buffer.from(body).toString('base64') }
  }
}

/** The bytes of a recorded body. A string would make `Request` and `fetch` add a content type. */
function requestBody(request: RecordedRequest, origin: string): Uint8Array<ArrayBuffer> | undefined {
  if (request.bodyBase64 !== undefined) return Uint8Array.from(Buffer.from(request.bodyBase64, 'base64'))
  return request.body === undefined ? undefined : new TextEncoder().encode(fill(request.body, origin))
}

/** A recorded request, with the server's address filled in. */
export function toHostRequest(request: RecordedRequest, origin: string): HostRequest {
  const { method, path } = request
  const headers = Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, fill(one, origin)] as const),
  )
  const body = requestBody(request, origin)
  return { method, path, headers, ...(body !== undefined && { body }) }
}
