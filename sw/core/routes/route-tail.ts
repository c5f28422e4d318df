import type { RouteSegment } from './route.ts'
import type { RouteLeaf } from './route-leaf.ts'

/** `optional-rest` is a rest param alone in its segment. It matches with the slash before it, or not at all. */
export type TailPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'param' | 'rest' | 'optional-rest' }

/** The segments of a route from its first rest param on. They may match any number of path segments. */
export interface RouteTail {
  readonly leaf: RouteLeaf
  readonly pieces: readonly TailPiece[]
  /** The index of a piece's span among the spans of the tail. */
  readonly spanOf: readonly number[]
  readonly variables: number
  /** Whether it is one rest param alone, the end of its route. */
  readonly isFinalRest: boolean
  /** The text with which a match starts; may be empty. */
  readonly prefix: string
  /** The text with which a match ends, before a trailing slash; may be empty. */
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
    isFinalRest: first?.kind === 'optional-rest' && pieces.length === 1,
    prefix: first?.kind === 'text' ? first.text : '',
    suffix: last?.kind === 'text' ? last.text : '',
  }
}
