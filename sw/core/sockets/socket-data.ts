import { bytesOf } from './socket-rules.ts'

/** What `send` takes. Anything else is sent as a text. */
export type SocketData = string | ArrayBuffer | ArrayBufferView | Blob

/** A message as it waits to be sent. */
export type SocketPart = string | ArrayBuffer | Blob

/** A copy: what happens to the original later does not matter. */
export function toPart(data: SocketData): SocketPart {
  if (data instanceof Blob) return data
  if (data instanceof ArrayBuffer) return data.slice(0)
  if (ArrayBuffer.isView(data)) return Uint8Array.from(bytesIn(data)).buffer
  return String(data).toWellFormed()
}

const bytesIn = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** In bytes, a text in UTF-8. */
export function sizeOf(part: SocketPart): number {
  if (typeof part === 'string') return bytesOf(part)
  return part instanceof Blob ? part.size : part.byteLength
}
