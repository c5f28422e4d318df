import { legacyError } from '../errors/legacy-errors.ts'
import { decodeBase64 } from './decode-base64.ts'

const utf8 = new TextEncoder()

function decodeUtf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true)
  return bytes
}

// Node encodes `ascii` like `latin1`: the low byte of each code unit.
function decodeLatin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

// Node reads the low byte of each code unit of base64 and hex.
function lowBytes(text: string): string {
  return text.replace(/[\u0100-\uffff]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) & 0xff))
}

// Stops at the first pair that is not a hexadecimal number, as Node does.
function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  const pairs = /^(?:[\da-f]{2})*/i.exec(lowBytes(text))?.[0] ?? ''
  return Uint8Array.from({ length: pairs.length / 2 }, (_, index) =>
    Number.parseInt(pairs.slice(index * 2, index * 2 + 2), 16),
  )
}

const decoders: ReadonlyMap<string, (text: string) => Uint8Array<ArrayBuffer>> = new Map([
  ['utf8', (text: string) => utf8.encode(text)],
  ['utf-8', (text: string) => utf8.encode(text)],
  ['ascii', decodeLatin1],
  ['latin1', decodeLatin1],
  ['binary', decodeLatin1],
  ['base64', (text: string) => decodeBase64(lowBytes(text))],
  ['base64url', (text: string) => decodeBase64(lowBytes(text))],
  ['hex', decodeHex],
  ['ucs2', decodeUtf16],
  ['ucs-2', decodeUtf16],
  ['utf16le', decodeUtf16],
  ['utf-16le', decodeUtf16],
])

/**
 * Decodes a text to the bytes of `Buffer.from(text, encoding)`, for hosts without `Buffer`. `encoding` is one of Node's
 * `BufferEncoding`s, in any letter case. Throws `UnknownEncoding`.
 */
export function decodeText(text: string, encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  const decode = decoders.get(encoding.toLowerCase())
  if (!decode) throw legacyError('UnknownEncoding', { encoding })
  return decode(text)
}
