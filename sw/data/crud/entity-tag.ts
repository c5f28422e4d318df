/** The strong entity tag of a text (RFC 9110, 8.8.3): two hashes of 32 bits, after cyrb53 by bryc. */
export function entityTag(text: string): string {
  let [first, second] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    first = Math.imul(first ^ code, 2654435761)
    second = Math.imul(second ^ code, 1597334677)
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
  return `"${(second >>> 0).toString(36)}-${(first >>> 0).toString(36)}"`
}

/** Whether a list of tags, as in `If-Match`, has this one. */
export const hasTag = (list: string, tag: string): boolean =>
  list.trim() === '*' || list.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
