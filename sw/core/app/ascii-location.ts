/**
 * A `location` header in ASCII, so that every host sends the same bytes: Node and Firefox send a character below U+0100
 * as one byte, and Chromium reads that byte as half a character. A value that a server sent in UTF-8 is kept as such.
 */
export function asciiLocation(value: string): string {
  return utf8Of(value).replaceAll(/[^\0-\u007f]+/g, (part) => encodeURIComponent(part))
}

/** A header holds bytes as characters. They are UTF-8 where they can be. */
function utf8Of(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)))
  } catch {
    return value
  }
}
