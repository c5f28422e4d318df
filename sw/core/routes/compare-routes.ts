import { compareCodePoints } from './compare-code-points.ts'
import type { RedirectRoute, Route, RoutePart, RouteSegment } from './route.ts'

const isStatic = (part: RoutePart) => part.kind === 'static'
const isRest = (part: RoutePart) => part.kind === 'rest'

/** 0 static, 1 partly dynamic, 2 partly dynamic with a rest, 3 a param alone, 4 a rest alone. */
const rank = (segment: RouteSegment): number => {
  if (segment.every(isStatic)) return 0
  return (segment.some(isStatic) ? 1 : 3) + (segment.some(isRest) ? 1 : 0)
}

const staticText = (segment: RouteSegment) => segment.map((part) => (part.kind === 'static' ? part.text : '')).join('')

/** The segment without the names of its params, which must not decide before later segments are compared. */
const shape = (segment: RouteSegment) =>
  segment.map((part) => (part.kind === 'static' ? part.text : part.kind === 'rest' ? '[...]' : '[]')).join('')

const compareSegments = (a: RouteSegment, b: RouteSegment): number => {
  const difference = rank(a) - rank(b)
  if (difference !== 0) return difference
  const moreText = rank(a) === 0 ? 0 : [...staticText(b)].length - [...staticText(a)].length
  return moreText || compareCodePoints(shape(a), shape(b))
}

const compareLengths = (a: Route | RedirectRoute, b: Route | RedirectRoute): number => {
  const difference = a.segments.length - b.segments.length
  const [longer, shorter] = difference > 0 ? [a, b] : [b, a]
  const addsRest = Math.abs(difference) === 1 && rank(longer.segments.at(-1) ?? []) === 4
  return addsRest && !shorter.segments.at(-1)?.some(isRest) ? difference : -difference
}

/**
 * The order in which routes are tried; a negative result puts `a` first. It is total, and the same on every machine.
 *
 * Segments are compared in pairs from the left. The first pair that differs decides:
 * 1. A static segment comes before one with params. Two static segments are ordered by code point.
 * 2. A segment with some static text comes before one that is only a param.
 * 3. A segment without a rest param comes before one with it.
 * 4. Of two partly dynamic segments, the one with more static characters comes first, then by code point.
 *
 * If all common segments are equal but for the names of their params, the route with more segments comes first, unless
 * it is longer only by a segment that is a rest param alone (`/foo` before `/foo/[...rest]`). Then endpoints come
 * before redirects, and then the text of pattern and file decides.
 *
 * Source: Astro reference, "Sort order". Rule 4 and code points replace its ties, which depend on the locale. Astro
 * also puts `/foo` before `/foo/x-[...rest]`. With that rule, the order would be circular (`/foo`, `/foo/x-[...rest]`,
 * `/foo/[a]/b`, `/foo`), and the winner would depend on the order of the files, so it is left out.
 */
export const compareRoutes = (a: Route | RedirectRoute, b: Route | RedirectRoute): number => {
  const common = Math.min(a.segments.length, b.segments.length)
  for (let index = 0; index < common; index++) {
    const order = compareSegments(a.segments[index] ?? [], b.segments[index] ?? [])
    if (order !== 0) return order
  }
  return (
    compareLengths(a, b) ||
    ('file' in a ? 0 : 1) - ('file' in b ? 0 : 1) ||
    compareCodePoints(a.id, b.id) ||
    compareCodePoints('file' in a ? a.file : '', 'file' in b ? b.file : '')
  )
}
