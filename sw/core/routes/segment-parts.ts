import { pathText } from './path-text.ts'
import type { RoutePart, RouteSegment } from './route.ts'

// Split as in Astro, also for nested and empty brackets: `[]` is text, `[[a]]` is text, param, text. Astro dropped the
// syntax with parentheses; it is recognised here, so that it is refused and does not become text.
const param = /\[([^[\]()]+(?:\([^)]+\))?)\]/g

/** The brackets of a segment, in order, with what is inside. */
export const bracketsOf = (segment: string): Iterable<RegExpExecArray> => segment.matchAll(param)

const staticPart = (text: string): RoutePart => ({ kind: 'static', text: pathText(text.normalize()) })

/** The parts of one segment of a pattern that `parseSegment` accepts. */
export const segmentParts = (segment: string): RouteSegment => {
  const parts: RoutePart[] = []
  let end = 0
  for (const { 0: bracket, 1: name = '', index } of bracketsOf(segment)) {
    if (index > end) parts.push(staticPart(segment.slice(end, index)))
    parts.push(name.startsWith('...') ? { kind: 'rest', name: name.slice(3) } : { kind: 'param', name })
    end = index + bracket.length
  }
  if (end < segment.length) parts.push(staticPart(segment.slice(end)))
  return parts
}

/** The segments of a route's id, which holds all that they say. */
export const segmentsOf = (id: string): readonly RouteSegment[] =>
  id
    .split('/')
    .filter((text) => text !== '')
    .map(segmentParts)
