/** The start of a body. */
export interface ReadBody {
  readonly bytes: Uint8Array
  readonly type: string
  /** There is more of it than was read. */
  readonly isCut: boolean
}

/** Milliseconds in which a body is read. What comes later is not in it. */
const patience = 2000

/** A stream may never end, and its source has to notice when the page leaves: bodies of such types are not read. */
const isText = /json|text\/(?!event-stream)|xml|form/

/**
 * Reads the start of a text body, beside whoever gets it. Call it before anybody else reads it. `undefined`: it is not
 * read, or it failed.
 *
 * @param most bytes
 */
export async function readBody(message: Request | Response, most: number): Promise<ReadBody | undefined> {
  const type = message.headers.get('content-type') ?? ''
  if (!isText.test(type) || message.bodyUsed) return undefined
  const copy = message.clone()
  // Firefox has no body of a request as a stream.
  if (copy.body === null) {
    const bytes = new Uint8Array(await copy.arrayBuffer())
    return { bytes: bytes.slice(0, most), type, isCut: bytes.byteLength > most }
  }
  const reader = copy.body.getReader()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void reader.cancel().catch(() => {})
  }, patience)
  try {
    const parts: Uint8Array[] = []
    let size = 0
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value === undefined) continue
      parts.push(value)
      size += value.byteLength
      // The other reader has it to its end.
      if (size > most) void reader.cancel().catch(() => {})
    }
    return { bytes: joined(parts, size).slice(0, most), type, isCut: isLate || size > most }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let place = 0
  for (const part of parts) {
    bytes.set(part, place)
    place += part.byteLength
  }
  return bytes
}
