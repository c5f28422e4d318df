import { routeError } from '../errors/route-errors.ts'
import { caretFrame } from './caret-frame.ts'
import type { RoutePart, RouteSegment } from './route.ts'

/** The place of a segment, for errors: the whole pattern or file name, and the segment's offset in it. */
export interface SegmentPlace {
  readonly whole: string
  readonly offset: number
}

// Split as in Astro, also for nested and empty brackets: `[]` is text, `[[a]]` is text, param, text. Astro dropped the
// syntax with parentheses; it is recognised here, so that it is refused and does not become text.
const param = /\[([^[\]()]+(?:\([^)]+\))?)\]/g
const paramName = /^(\.\.\.)?([\w$]+)$/

/** Text in the form of a decoded path, where `?` and `#` stay encoded. `%5B` and `%5D` stand for literal brackets. */
const staticPart = (text: string): RoutePart => ({
  kind: 'static',
  text: text.normalize().replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('%5B', '[').replaceAll('%5D', ']'),
})

const count = (text: string, character: string): number => text.split(character).length - 1

const unbalancedAt = (segment: string): number => {
  let open: number[] = []
  for (let index = 0; index < segment.length; index++) {
    if (segment[index] === '[') open.push(index)
    if (segment[index] === ']') {
      if (open.length === 0) return index
      open = open.slice(0, -1)
    }
  }
  return open[0] ?? 0
}

/**
 * The parts of one path segment of a file name or redirect pattern (Astro reference, "Dynamic parts").
 *
 * @throws `RouteParamsAdjacent`, `RouteBracketsUnbalanced`, `RouteParamInvalid`
 */
export const parseSegment = (segment: string, { whole, offset }: SegmentPlace): RouteSegment => {
  const place = (start: number, length: number) => ({ file: whole, frame: caretFrame(whole, offset + start, length) })
  const adjacent = segment.indexOf('][')
  if (adjacent !== -1) throw routeError('RouteParamsAdjacent', { file: whole }, place(adjacent, 2))
  if (count(segment, '[') !== count(segment, ']')) {
    throw routeError('RouteBracketsUnbalanced', { file: whole }, place(unbalancedAt(segment), 1))
  }
  const parts: RoutePart[] = []
  let end = 0
  for (const { 0: bracket, 1: name = '', index } of segment.matchAll(param)) {
    if (index > end) parts.push(staticPart(segment.slice(end, index)))
    const [, dots, word] = paramName.exec(name) ?? []
    if (word === undefined) {
      throw routeError('RouteParamInvalid', { file: whole, name }, place(index + 1, name.length))
    }
    parts.push({ kind: dots ? 'rest' : 'param', name: word })
    end = index + bracket.length
  }
  if (end < segment.length) parts.push(staticPart(segment.slice(end)))
  return parts
}
