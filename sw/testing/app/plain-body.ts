import { multipartParts } from '../../client/fallback/multipart-blob.ts'

/** A body that every `Request` takes, and the content type that it says itself. */
interface PlainBody {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
}

/**
 * The bytes of a form or file. The classes of jsdom and happy-dom are not those of Node, whose `Request` treats them as
 * text. `undefined`: the body is fine as it is.
 */
export async function plainBody(body: unknown): Promise<PlainBody | undefined> {
  if (typeof Blob !== 'undefined' && body instanceof Blob) return { body: await bytesOf(body), type: body.type }
  if (typeof FormData === 'undefined' || !(body instanceof FormData)) return undefined
  const boundary = `----stowaway${crypto.randomUUID()}`
  const parts = multipartParts(body, boundary).map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : bytesOf(part),
  )
  return { body: joined(await Promise.all(parts)), type: `multipart/form-data; boundary=${boundary}` }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  // Those of jsdom had none before version 27.
  if ('arrayBuffer' in blob) return new Uint8Array(await blob.arrayBuffer())
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}
