// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ascii = /^[\u0000-\u007F]*$/

/** Text as a header carries it: its UTF-8 bytes, one character each. */
export function toByteString(text: string): string {
  if (ascii.test(text)) return text
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}

/** The text of these UTF-8 bytes, as browsers read a cookie. */
export function fromByteString(bytes: string): string {
  if (ascii.test(bytes)) return bytes
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
}
