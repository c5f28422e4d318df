import { AffixIndex } from './affix-index.ts'
import { textsAround } from './match-segment.ts'
import type { RouteSegment } from './route.ts'
import type { RouteLeaf } from './route-leaf.ts'
import { createTail, type RouteTail } from './route-tail.ts'

interface PartialChild {
  readonly texts: readonly string[]
  readonly node: RouteNode
}

/** A node in the tree of routes with params. Each level is one segment. */
export interface RouteNode {
  /** The lowest rank at or under this node. */
  lowest: number
  ends: RouteLeaf[] | undefined
  statics: Map<string, RouteNode> | undefined
  /** Segments with params and text: `[a]-[b].json`. */
  partials: AffixIndex<PartialChild> | undefined
  param: RouteNode | undefined
  /** Routes that continue with a segment that has a rest param. */
  tails: AffixIndex<RouteTail> | undefined
}

// Collections are created when needed, because most nodes need few. All fields exist from the start, because engines
// read objects of one shape faster.
export const createNode = (): RouteNode => ({
  lowest: Number.POSITIVE_INFINITY,
  ends: undefined,
  statics: undefined,
  partials: undefined,
  param: undefined,
  tails: undefined,
})

const staticChild = (node: RouteNode, text: string): RouteNode => {
  node.statics ??= new Map()
  const known = node.statics.get(text)
  if (known !== undefined) return known
  const child = createNode()
  node.statics.set(text, child)
  return child
}

const partialChild = (node: RouteNode, texts: readonly string[]): RouteNode => {
  node.partials ??= new AffixIndex()
  const bucket = node.partials.bucket(texts[0] ?? '', texts.at(-1) ?? '')
  const known = bucket.find((child) => child.texts.join('/') === texts.join('/'))
  if (known !== undefined) return known.node
  const child = createNode()
  bucket.push({ texts, node: child })
  return child
}

const childFor = (node: RouteNode, segment: RouteSegment): RouteNode => {
  const [first] = segment
  if (first === undefined || segment.length > 1) {
    const texts = textsAround(segment)
    return texts.length === 1 ? staticChild(node, texts[0] ?? '') : partialChild(node, texts)
  }
  if (first.kind === 'static') return staticChild(node, first.text)
  node.param ??= createNode()
  return node.param
}

const hasRest = (segment: RouteSegment): boolean => segment.some(({ kind }) => kind === 'rest')

/** Adds a route with params. */
export const insertRoute = (root: RouteNode, leaf: RouteLeaf): void => {
  const { segments } = leaf.target
  let node = root
  let depth = 0
  for (const segment of segments) {
    node.lowest = Math.min(node.lowest, leaf.rank)
    if (hasRest(segment)) {
      const tail = createTail(leaf, segments.slice(depth))
      node.tails ??= new AffixIndex()
      node.tails.bucket(tail.prefix, tail.suffix).push(tail)
      return
    }
    node = childFor(node, segment)
    depth++
  }
  node.lowest = Math.min(node.lowest, leaf.rank)
  node.ends ??= []
  node.ends.push(leaf)
}
