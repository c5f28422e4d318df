import { File } from 'node:buffer'
import { deserialize, serialize } from 'node:v8'
import { copyValue } from '../data/copy-value.ts'

interface Part {
  readonly bytes: Uint8Array
  readonly type: string
  /** Only of a File. */
  readonly name?: string
  readonly lastModified?: number
}

/** As bytes. A Blob or File, which V8 cannot write, is stored beside the rest, with an empty object in its place. */
export async function encodeValue(value: unknown): Promise<Uint8Array> {
  const blobs: Blob[] = []
  const places: object[] = []
  const known = new Map<Blob, object>()
  const rest = copyValue(value, (part) => {
    if (!(part instanceof Blob)) return undefined
    const place = known.get(part) ?? {}
    if (!known.has(part)) {
      blobs.push(part)
      places.push(place)
    }
    known.set(part, place)
    return place
  })
  return serialize([rest, places, await Promise.all(blobs.map(toPart))])
}

/** Creates again what `encodeValue` was given. */
export function decodeValue(bytes: Uint8Array): unknown {
  // Written by `encodeValue`, in our own file.
  const [value, places, parts] = deserialize(bytes) as [unknown, object[], Part[]]
  // A view that V8 reads shares the memory of the whole.
  const blobs = new Map(places.map((place, index) => [place, toBlob(parts[index])]))
  return copyValue(value, (part) => blobs.get(part))
}

async function toPart(blob: Blob): Promise<Part> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const { type } = blob
  return blob instanceof File ? { bytes, type, name: blob.name, lastModified: blob.lastModified } : { bytes, type }
}

function toBlob(part: Part | undefined): Blob | undefined {
  if (part === undefined) return undefined
  const { bytes, type, name, lastModified } = part
  if (name === undefined) return new Blob([bytes], { type })
  return new File([bytes], name, { type, ...(lastModified !== undefined && { lastModified }) })
}
