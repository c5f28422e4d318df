import type { RouteSegment } from './route.ts'

/** The static texts of a segment with params: before the first, between two (there is always one), and after the last. */
export interface SegmentTexts {
  readonly prefix: string
  readonly between: readonly string[]
  readonly suffix: string
}

// Most segments have one param. One list for all of them is always in the processor's cache.
const none: readonly string[] = []

/** The texts of a segment that has params. */
export const textsAround = (segment: RouteSegment): SegmentTexts => {
  const texts = ['']
  for (const part of segment) {
    if (part.kind === 'static') texts.push(`${texts.pop() ?? ''}${part.text}`)
    else texts.push('')
  }
  const between = texts.slice(1, -1)
  return { prefix: texts[0] ?? '', between: between.length === 0 ? none : between, suffix: texts.at(-1) ?? '' }
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
  { prefix, between, suffix }: SegmentTexts,
  path: string,
  start: number,
  end: number,
  spans: number[],
  span: number,
): boolean => {
  const limit = end - suffix.length
  let at = start + prefix.length
  // Most params have no text before them, and many none after.
  if (at >= limit || (prefix !== '' && !path.startsWith(prefix, start))) return false
  if (suffix !== '' && !path.startsWith(suffix, limit)) return false
  let next = span
  for (let index = 0; index < between.length; index++) {
    const text = between[index] ?? ''
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
