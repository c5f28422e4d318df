import type { IncomingMessage } from 'node:http'

/**
 * The body that an earlier middleware has read and parsed (`express.json()` and similar ones store it in `body`), as it
 * was sent. `undefined` if nobody has read it.
 */
export function parsedBody(
  incoming: IncomingMessage & { readonly body?: unknown },
): string | Uint8Array<ArrayBuffer> | undefined {
  const { body, headers } = incoming
  if (body === undefined || !incoming.readableDidRead) return undefined
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new Uint8Array(body)
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  return isForm ? new URLSearchParams(fieldsOf(body)).toString() : JSON.stringify(body)
}

/** Lists and objects have names such as `tags[]` or `user[name]` in a form. A list of one name repeats it. */
function fieldsOf(value: unknown, name = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, name))
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, name === '' ? key : `${name}[${key}]`))
}
