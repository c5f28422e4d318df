const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const sextets: ReadonlyMap<string, number> = new Map([
  ...[...alphabet].map((letter, index) => [letter, index] as const),
  ['+', 62],
  ['-', 62],
  ['/', 63],
  ['_', 63],
])

/**
 * Decodes base64 in either alphabet, as leniently as Node: other characters are skipped, padding ends the text, and a
 * single last letter is dropped.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let buffer = 0
  let bits = 0
  for (const letter of text) {
    if (letter === '=') break
    const sextet = sextets.get(letter)
    if (sextet === undefined) continue
    buffer = ((buffer << 6) | sextet) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = buffer >> bits
  }
  return bytes.slice(0, length)
}
