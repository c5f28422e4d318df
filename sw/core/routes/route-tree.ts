import { branchFinder } from './branch-finder.ts'
import { textsAround } from './match-segment.ts'
import type { RouteSegment } from './route.ts'
import type { RouteLeaf } from './route-leaf.ts'
import type { RouteList } from './route-list.ts'
import { type Branch, createBranch, createNode, type RouteNode } from './route-node.ts'
import { createTail } from './route-tail.ts'
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

const leafAt = (list: RouteList, index: number): RouteLeaf => {
  const target = list.targetAt(index)
  return { index, target, slash: trailingSlashOf(target, list.trailingSlash), names: undefined }
}

const hasRest = (segment: RouteSegment): boolean => segment.some(({ kind }) => kind === 'rest')

/** The child of a node for a segment without a rest param. */
const childFor = (node: RouteNode, branches: Branch[], segment: RouteSegment, index: number): RouteNode => {
  const texts = textsAround(segment)
  const child = createNode(index, node.depth + 1)
  if (texts.length > 1) {
    // Only the names of the params may differ from those of the route before.
    const last = branches.at(-1)
    if (last?.node !== undefined && last.texts?.join('/') === texts.join('/')) return last.node
    branches.push(createBranch({ texts, node: child }))
    return child
  }
  const [text = ''] = texts
  node.statics ??= new Map()
  const known = node.statics.get(text)
  if (known !== undefined) return known
  node.statics.set(text, child)
  return child
}

/** With more branches than this, finding them is faster than trying each. */
const few = 8

/** Reads the children of a node. */
export const readNode = (list: RouteList, node: RouteNode): readonly Branch[] => {
  const { from, to, depth } = node
  const branches: Branch[] = []
  let child: RouteNode | undefined
  let childText: string | undefined
  for (let index = from; index < to; index++) {
    const id = list.ids[index] ?? ''
    if (!hasBracket(id)) continue
    const text = segmentAt(id, depth)
    if (child === undefined || text !== childText) {
      childText = text
      child = undefined
      const segment = text === undefined ? [] : segmentParts(text)
      if (text === undefined) branches.push(createBranch({ leaf: leafAt(list, index) }))
      else if (hasRest(segment)) {
        const leaf = leafAt(list, index)
        branches.push(createBranch({ tail: createTail(leaf, leaf.target.segments.slice(depth)) }))
      } else child = childFor(node, branches, segment, index)
    }
    if (child !== undefined) child.to = index + 1
  }
  node.branches = branches
  if (branches.length > few) node.find = branchFinder(branches)
  return branches
}
