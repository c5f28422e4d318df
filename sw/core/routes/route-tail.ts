import type { RouteSegment } from './route.ts'
import type { RouteLeaf } from './route-leaf.ts'

/** `optional-rest` is a rest param alone in its segment: it takes the slash before it along, or leaves both out. */
export type TailPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'param' | 'rest' | 'optional-rest' }

/** A route's segments from the first with a rest param on: these may span any number of path segments. */
export interface RouteTail {
  readonly leaf: RouteLeaf
  readonly pieces: readonly TailPiece[]
  /** Where a piece's span goes among the tail's spans. */
  readonly spanOf: readonly number[]
  readonly variables: number
  /** The text that a match starts with; may be empty. */
  readonly prefix: string
  /** The text that a match ends with, but for a trailing slash; may be empty. */
  readonly suffix: string
}

const piecesOf = (segments: readonly RouteSegment[]): TailPiece[] => {
  const pieces: TailPiece[] = []
  const addText = (text: string): void => {
    const last = pieces.at(-1)
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + text }
    else pieces.push({ kind: 'text', text })
  }
  for (const segment of segments) {
    if (segment.length === 1 && segment[0]?.kind === 'rest') {
      pieces.push({ kind: 'optional-rest' })
      continue
    }
    addText('/')
    for (const part of segment) {
      if (part.kind === 'static') addText(part.text)
      else pieces.push({ kind: part.kind })
    }
  }
  return pieces
}

export const createTail = (leaf: RouteLeaf, segments: readonly RouteSegment[]): RouteTail => {
  const pieces = piecesOf(segments)
  const [first, last] = [pieces[0], pieces.at(-1)]
  let variables = 0
  return {
    leaf,
    pieces,
    spanOf: pieces.map((piece) => (piece.kind === 'text' ? -1 : variables++)),
    variables,
    prefix: first?.kind === 'text' ? first.text : '',
    suffix: last?.kind === 'text' ? last.text : '',
  }
}
