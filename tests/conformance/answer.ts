import type { RecordedAnswer, RecordedHeaders, RecordedRequest } from './recorded.ts'

/** What a host answered. */
export interface Answer {
  readonly status: number
  readonly headers: RecordedHeaders
  readonly body: Uint8Array
  /** The body could not be seen (a page may not look into a redirect) and takes no part. */
  readonly bodyUnseen?: boolean
}

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
export const fill = (text: string, origin: string): string =>
  text.replaceAll('{{origin}}', origin).replaceAll('{{host}}', new URL(origin).host)

const unfill = (text: string, origin: string): string =>
  text.replaceAll(origin, '{{origin}}').replaceAll(new URL(origin).host, '{{host}}')

/** The comparable form of an answer: only the headers that take part, the address replaced by placeholders. */
export function comparable(answer: Answer, origin: string, ignoreHeaders: readonly string[]): RecordedAnswer {
  const headers: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(answer.headers)) {
    const name = key.toLowerCase()
    if (!isCompared(name) || ignoreHeaders.includes(name)) continue
    headers[name] = typeof value === 'string' ? unfill(value, origin) : value.map((one) => unfill(one, origin))
  }
  const body = answer.bodyUnseen ? { bodyOmitted: true } : bodyOf(answer.body, origin)
  return { status: answer.status, headers, ...body }
}

function bodyOf(body: Uint8Array, origin: string): { bodyText: string } | { bodyBase64: string } {
  try {
    // Node's Buffer keeps a byte order mark, so the recording has it.
    return { bodyText: unfill(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), origin) }
  } catch {
    return { bodyBase64: Buffer.from(body).toString('base64') }
  }
}

/** A `Response` as an answer; `set-cookie` is a list, as in the recordings. */
export async function answerOf(response: Response): Promise<Answer> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) }
}

/** The bytes of a recorded body. A string would make `Request` and `fetch` add a content type. */
export function requestBody(request: RecordedRequest, origin: string): Uint8Array<ArrayBuffer> | undefined {
  if (request.bodyBase64 !== undefined) return Uint8Array.from(Buffer.from(request.bodyBase64, 'base64'))
  return request.body === undefined ? undefined : new TextEncoder().encode(fill(request.body, origin))
}

/** The recorded headers as pairs, with the server's address filled in. */
export function requestHeaders(request: RecordedRequest, origin: string): [string, string][] {
  return Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, fill(one, origin)]),
  )
}
