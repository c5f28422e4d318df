import { mayEnd } from './route-leaf.ts'
import type { RouteTail, TailPiece } from './route-tail.ts'

interface Run {
  readonly tail: RouteTail
  readonly path: string
  readonly from: number
  readonly spans: number[]
  /** Where this tail's spans start among `spans`. */
  readonly base: number
  /** By piece and position: 1 if the piece may end here, but the rest does not match. Absent with one variable. */
  readonly failed: Uint8Array | undefined
}

const slash = 0x2f

// Astro's rest params are `.` of a regular expression, which excludes these. The `[^/]` of a param does not.
const isLineEnd = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029

const keep = ({ tail, spans, base }: Run, piece: number, start: number, end: number): true => {
  const at = base + 2 * (tail.spanOf[piece] ?? 0)
  spans[at] = start
  spans[at + 1] = end
  return true
}

/** Lets a variable piece take characters from `start`, as few as the rest allows. */
const take = (run: Run, index: number, piece: TailPiece, start: number): boolean => {
  const { path, from, failed } = run
  const isParam = piece.kind === 'param'
  const row = index * (path.length - from + 1) - from
  for (let end = isParam ? start + 1 : start; end <= path.length; end++) {
    const last = end > start ? path.charCodeAt(end - 1) : undefined
    if (last !== undefined && (isParam ? last === slash : isLineEnd(last))) return false
    if (failed?.[row + end] === 1) return false
    if (matchFrom(run, index + 1, end)) return keep(run, index, start, end)
    if (failed !== undefined) failed[row + end] = 1
  }
  return false
}

const matchFrom = (run: Run, index: number, at: number): boolean => {
  const { path, tail } = run
  const piece = tail.pieces[index]
  if (piece === undefined) return mayEnd(tail.leaf.slash, path, at)
  if (piece.kind === 'text') return path.startsWith(piece.text, at) && matchFrom(run, index + 1, at + piece.text.length)
  if (piece.kind !== 'optional-rest') return take(run, index, piece, at)
  if (path.charCodeAt(at) === slash && take(run, index, piece, at + 1)) return true
  return matchFrom(run, index + 1, at) && keep(run, index, at, at)
}

const lineEnd = /[\n\r\u2028\u2029]/

const hasLineEnd = (path: string, start: number, end: number): boolean => {
  // Almost no path has one anywhere, which an expression finds out faster than a loop.
  if (!lineEnd.test(path)) return false
  for (let at = start; at < end; at++) if (isLineEnd(path.charCodeAt(at))) return true
  return false
}

/** The common case: a rest param alone at the end of its route. It takes everything but a trailing slash. */
const matchFinalRest = ({ leaf }: RouteTail, path: string, from: number, spans: number[], span: number): boolean => {
  const rest = Math.min(from + 1, path.length)
  const hasSlash = path.charCodeAt(path.length - 1) === slash
  const end = hasSlash && path.length > rest && leaf.slash !== 'never' ? path.length - 1 : path.length
  if ((leaf.slash === 'always' && !hasSlash) || hasLineEnd(path, rest, end)) return false
  spans[span] = rest
  spans[span + 1] = end
  return true
}

/**
 * Matches `path` from `from` (its end, or a slash) to its end against a tail, and writes the spans of the
 * params, from `span` on.
 *
 * The result is that of Astro's regular expressions, which backtrack through lazy groups, but each piece is tried only
 * once at each position. With several rest params, backtracking takes exponential time, and clients choose the path.
 * Whether the rest matches from a position does not depend on where a piece started, so each failure is remembered, and
 * the cost is at most pieces times characters.
 */
export const matchTail = (tail: RouteTail, path: string, from: number, spans: number[], span: number): boolean => {
  if (tail.isFinalRest) return matchFinalRest(tail, path, from, spans, span)
  const states = tail.pieces.length * (path.length - from + 1)
  const failed = tail.variables > 1 ? new Uint8Array(states) : undefined
  return matchFrom({ tail, path, from, spans, base: span, failed }, 0, from)
}
