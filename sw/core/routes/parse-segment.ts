import { routeError } from '../errors/route-errors.ts'
import { caretFrame } from './caret-frame.ts'
import type { RouteSegment } from './route.ts'
import { bracketsOf, segmentParts } from './segment-parts.ts'

/** The place of a segment, for errors: the whole pattern or file name, and the segment's offset in it. */
export interface SegmentPlace {
  readonly whole: string
  readonly offset: number
}

const paramName = /^(?:\.\.\.)?[\w$]+$/

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
  for (const { 1: name = '', index } of bracketsOf(segment)) {
    if (!paramName.test(name)) {
      throw routeError('RouteParamInvalid', { file: whole, name }, place(index + 1, name.length))
    }
  }
  return segmentParts(segment)
}
