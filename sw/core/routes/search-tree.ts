import { matchSegment } from './match-segment.ts'
import { matchTail } from './match-tail.ts'
import { mayEnd, type RouteLeaf } from './route-leaf.ts'
import type { RouteNode } from './route-tree.ts'

export interface Search {
  readonly path: string
  /** The start and end of each param between the root and this node. */
  readonly spans: number[]
  /** Routes with this rank or a higher one are ignored. */
  limit: number
  found(leaf: RouteLeaf, spans: readonly number[]): void
}

const searchChildren = (search: Search, node: RouteNode, start: number): void => {
  const { path, spans } = search
  const slash = path.indexOf('/', start)
  const end = slash === -1 ? path.length : slash
  if (end === start) return
  const depth = spans.length
  const child = node.statics?.get(path.slice(start, end))
  if (child !== undefined) searchTree(search, child, end)
  if (node.partials !== undefined) {
    for (const { texts, node: child } of node.partials.find(path, start, end)) {
      if (child.lowest < search.limit && matchSegment(texts, path, start, end, spans)) searchTree(search, child, end)
      spans.length = depth
    }
  }
  if (node.param !== undefined) {
    spans.push(start, end)
    searchTree(search, node.param, end)
    spans.length = depth
  }
}

/**
 * Reports the routes of `node` that match the path from `at` (a slash, or its end). Every node is a prefix of its
 * routes, so it is visited at most once. The order of the visits only decides how early `limit` excludes the others.
 */
export const searchTree = (search: Search, node: RouteNode, at: number): void => {
  if (node.lowest >= search.limit) return
  const { path, spans } = search
  if (node.ends !== undefined) {
    for (const leaf of node.ends) {
      if (leaf.rank < search.limit && mayEnd(leaf.slash, path, at)) search.found(leaf, spans)
    }
  }
  const hasSlash = path[at] === '/'
  if (hasSlash) searchChildren(search, node, at + 1)
  if (node.tails === undefined || (at < path.length && !hasSlash)) return
  const depth = spans.length
  // A trailing slash is never part of a route's last text.
  const end = path.length > at && path.endsWith('/') ? path.length - 1 : path.length
  for (const tail of node.tails.find(path, at, end)) {
    if (tail.leaf.rank < search.limit && matchTail(tail, path, at, spans)) search.found(tail.leaf, spans)
    spans.length = depth
  }
}
