/** The views of bytes that a session can store, by the name of their type. */
export const arrayTypes: ReadonlyMap<string, (bytes: ArrayBuffer) => ArrayBufferLike | ArrayBufferView> = new Map([
  ['ArrayBuffer', (bytes: ArrayBuffer): ArrayBufferLike | ArrayBufferView => bytes],
  ['DataView', (bytes) => new DataView(bytes)],
  ['Int8Array', (bytes) => new Int8Array(bytes)],
  ['Uint8Array', (bytes) => new Uint8Array(bytes)],
  ['Uint8ClampedArray', (bytes) => new Uint8ClampedArray(bytes)],
  ['Int16Array', (bytes) => new Int16Array(bytes)],
  ['Uint16Array', (bytes) => new Uint16Array(bytes)],
  ['Int32Array', (bytes) => new Int32Array(bytes)],
  ['Uint32Array', (bytes) => new Uint32Array(bytes)],
  ['Float32Array', (bytes) => new Float32Array(bytes)],
  ['Float64Array', (bytes) => new Float64Array(bytes)],
  ['BigInt64Array', (bytes) => new BigInt64Array(bytes)],
  ['BigUint64Array', (bytes) => new BigUint64Array(bytes)],
])

/** Base64 of a buffer, or of the part of a buffer that a view shows. */
export function bytesToText(source: ArrayBufferLike | ArrayBufferView): string {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The inverse of `bytesToText`. Throws if the text is not base64. */
export function textToBytes(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer
}
