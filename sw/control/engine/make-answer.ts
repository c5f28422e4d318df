import { controlError } from '../../core/errors/control-errors.ts'
import { applyPatch, type JsonPatch } from '../protocol/json-patch.ts'
import type { FixedAnswer } from '../protocol/override.ts'

/** The response that an answer describes. */
export function makeAnswer({ status = 200, headers, json, text, base64 }: FixedAnswer): Response {
  const own = new Headers(headers)
  if (json !== undefined && !own.has('content-type')) own.set('content-type', 'application/json')
  return new Response(bodyOf(json, text, base64), { status, headers: own })
}

/** The `Set-Cookie` values of an answer. */
export const cookiesOf = ({ headers = {} }: FixedAnswer = {}): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : []))

function bodyOf(json: unknown, text: string | undefined, base64: string | undefined): BodyInit | null {
  if (json !== undefined) return JSON.stringify(json)
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return text ?? null
}

/**
 * The real answer with changed JSON, and with the status and headers of `answer`. A network error stays one.
 *
 * @throws (rejects) `PatchDoesNotFit`
 */
export async function patchAnswer(real: Response, patch: JsonPatch, answer: FixedAnswer = {}): Promise<Response> {
  if (real.type === 'error') return real
  const json: unknown = await real.json().catch((cause: unknown) => {
    throw controlError('PatchDoesNotFit', { path: '' }, { cause })
  })
  const value = applyPatch(json, patch)
  const headers = new Headers(real.headers)
  for (const name of ['content-length', 'content-encoding', 'etag']) headers.delete(name)
  for (const [name, own] of Object.entries(answer.headers ?? {})) headers.set(name, own)
  return new Response(JSON.stringify(value), { status: answer.status ?? real.status, headers })
}

/** The same response, whose body comes slowly. */
export function throttled(response: Response, bytesPerSecond: number): Response {
  if (response.body === null) return response
  /** Milliseconds between two parts. */
  const step = 50
  const size = Math.max(1, Math.round((bytesPerSecond * step) / 1000))
  const slow = new TransformStream<Uint8Array, Uint8Array>({
    async transform(part, controller) {
      for (let start = 0; start < part.byteLength; start += size) {
        const bytes = part.subarray(start, start + size)
        await new Promise((resolve) => setTimeout(resolve, (bytes.byteLength / bytesPerSecond) * 1000))
        controller.enqueue(bytes)
      }
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(slow), { status, statusText, headers })
}
