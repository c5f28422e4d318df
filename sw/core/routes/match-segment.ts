import type { RouteSegment } from './route.ts'

/** The static texts around the params of a segment: one more than there are params. The first and last may be empty. */
export const textsAround = (segment: RouteSegment): readonly string[] => {
  const texts = ['']
  for (const part of segment) {
    if (part.kind === 'static') texts.push(`${texts.pop() ?? ''}${part.text}`)
    else texts.push('')
  }
  return texts
}

/**
 * Matches a path segment, `path` from `start` to `end`, against params with text around them, and writes the spans of
 * the params, from `span` on. After a mismatch, some may have been written.
 *
 * Each param takes at least one character, and as few as possible, like a lazy group of a regular expression. Searching
 * for the next text from the left finds the same split without trying others: params accept any character, so an
 * earlier match never hinders the rest.
 */
export const matchSegment = (
  texts: readonly string[],
  path: string,
  start: number,
  end: number,
  spans: number[],
  span: number,
): boolean => {
  const last = texts.length - 1
  const prefix = texts[0] ?? ''
  const suffix = texts[last] ?? ''
  const limit = end - suffix.length
  let at = start + prefix.length
  // Most params have no text before them, and many none after.
  if (at >= limit || (prefix !== '' && !path.startsWith(prefix, start))) return false
  if (suffix !== '' && !path.startsWith(suffix, limit)) return false
  let next = span
  for (let index = 1; index < last; index++) {
    const text = texts[index] ?? ''
    const found = path.indexOf(text, at + 1)
    if (found === -1 || found >= limit) return false
    spans[next++] = at
    spans[next++] = found
    at = found + text.length
  }
  if (at >= limit) return false
  spans[next++] = at
  spans[next] = limit
  return true
}
