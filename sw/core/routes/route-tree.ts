import { type SegmentTexts, textsAround } from './match-segment.ts'
import type { MatcherParts } from './matcher-parts.ts'
import { pathText } from './path-text.ts'
import type { RouteSegment } from './route.ts'
import type { RouteLeaf } from './route-leaf.ts'
import type { RouteList } from './route-list.ts'
import { type Branch, createNode, type RouteNode } from './route-node.ts'
import { segmentParts } from './segment-parts.ts'
import { hasBracket } from './static-lookup.ts'
import { trailingSlashOf } from './trailing-slash.ts'

/** The segment of an id at a depth; `undefined` if the route ends before it. */
const segmentAt = (id: string, depth: number): string | undefined => {
  let at = 0
  for (let level = depth; level > 0; level--) {
    at = id.indexOf('/', at + 1)
    if (at === -1) return undefined
  }
  const end = id.indexOf('/', at + 1)
  return id.slice(at + 1, end === -1 ? id.length : end)
}

/** Where the routes end that have this text as their segment at a depth. They are neighbours. */
const endOfText = (ids: readonly string[], from: number, to: number, depth: number, text: string): number => {
  const has = (place: number): boolean => place < to && segmentAt(ids[place] ?? '', depth) === text
  let last = from
  let step = 1
  for (; has(last + step); step *= 2) last += step
  for (; step >= 1; step /= 2) if (has(last + step)) last += step
  return last + 1
}

/** With more branches than this, finding them is faster than trying each. */
export const few = 8

/** Reads the children of a node. */
export const readNode = (list: RouteList, parts: MatcherParts, node: RouteNode): readonly Branch[] => {
  const { ids } = list
  const { to, depth } = node
  const branches: Branch[] = []
  const statics = new Map<string, RouteNode>()
  let place = node.from
  while (place < to) {
    const id = ids[place] ?? ''
    // Routes without params are not in the tree.
    const text = hasBracket(id) ? segmentAt(id, depth) : ''
    const fixed = text === undefined ? undefined : fixedText(text)
    if (text === undefined) branches.push({ ...noTexts, node: undefined, tail: undefined, leaf: leafAt(list, place) })
    else if (text !== '') {
      if (fixed !== undefined) {
        const end = endOfText(ids, place, to, depth, text)
        statics.set(fixed, createNode(place, end, depth + 1))
        place = end
        continue
      }
      addBranch(list, parts, node, branches, place, segmentParts(text))
    }
    place++
  }
  node.branches = branches
  if (statics.size === 1) for (const [text, child] of statics) [node.text, node.only] = [text, child]
  else if (statics.size > 1) node.statics = statics
  else if (branches.length === 1 && branches[0]?.node === undefined) node.single = branches[0]
  if (branches.length > few) node.find = parts.branchFinder?.(branches)
  return branches
}

const noTexts: SegmentTexts = { prefix: '', between: [], suffix: '' }

const leafAt = (list: RouteList, place: number): RouteLeaf => {
  const target = list.targetAt(place)
  return { place, target, slash: trailingSlashOf(target, list.trailingSlash), names: undefined }
}

/** The text of a segment without params. */
const fixedText = (text: string): string | undefined => {
  if (!hasBracket(text)) return pathText(text)
  const segment = segmentParts(text)
  return segment.every(({ kind }) => kind === 'static') ? textsAround(segment).prefix : undefined
}

/** Adds what follows a node in one route, from a segment with params on. */
const addBranch = (
  list: RouteList,
  { rests }: MatcherParts,
  node: RouteNode,
  branches: Branch[],
  place: number,
  segment: RouteSegment,
): void => {
  if (segment.some(({ kind }) => kind === 'rest')) {
    const leaf = leafAt(list, place)
    const tail = rests?.createTail(leaf, leaf.target.segments.slice(node.depth))
    branches.push({ ...noTexts, node: undefined, tail, leaf })
    return
  }
  const texts = textsAround(segment)
  const last = branches.at(-1)
  // Only the names of the params may differ from those of the route before.
  if (last?.node !== undefined && isSame(last, texts)) last.node.to = place + 1
  else {
    branches.push({ ...texts, node: createNode(place, place + 1, node.depth + 1), tail: undefined, leaf: undefined })
  }
}

const isSame = (one: SegmentTexts, other: SegmentTexts): boolean =>
  one.prefix === other.prefix && one.suffix === other.suffix && one.between.join('/') === other.between.join('/')
