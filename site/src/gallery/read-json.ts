import { bodyStream } from 'stowaway'
import { problem } from './problem.ts'

/**
 * The body of a request as a JSON object. Throws the answer for any other: 413 for more than `limit` bytes, 415 without
 * JSON's content type, which a form of another site cannot send, and 400 for invalid JSON.
 */
export async function readJson(request: Request, limit = 16_000): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw problem(415, 'Send JSON.')
  let text = ''
  let size = 0
  const decoder = new TextDecoder()
  for await (const part of bodyStream(request)) {
    size += part.byteLength
    if (size > limit) throw problem(413, `This is too long: the limit is ${Math.round(limit / 1000)} kB.`)
    text += decoder.decode(part, { stream: true })
  }
  const value = parse(text + decoder.decode())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem(400, 'Send a JSON object.')
  return { ...value }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem(400, 'This is not JSON.')
  }
}
