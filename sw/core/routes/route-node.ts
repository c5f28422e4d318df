import type { SegmentTexts } from './match-segment.ts'
import type { RouteLeaf } from './route-leaf.ts'
import type { RouteTail } from './route-tail.ts'

/**
 * A way on from a node that is not a segment of text only: a segment with params, which leads to another `node`; or
 * the end of a route, its `leaf`, right here or after its `tail` from a rest param on.
 */
export interface Branch extends SegmentTexts {
  readonly node: RouteNode | undefined
  readonly tail: RouteTail | undefined
  readonly leaf: RouteLeaf | undefined
}

/** The branches that may match a path, in route order: its next segment is from `at` + 1 to `end`. */
export type BranchFinder = (path: string, at: number, end: number) => readonly Branch[]

/**
 * A node in the tree of routes with params. Each level is one segment. Routes that begin alike are neighbours in route
 * order, so a node is a part of it, and its children are read from the routes' ids when the first path gets there.
 */
export interface RouteNode {
  readonly from: number
  to: number
  readonly depth: number
  /** The child with a text, which is compared faster than it is looked up; or, if there are several, all by their texts.
   * They come before the branches in route order. */
  only: RouteNode | undefined
  text: string
  statics: Map<string, RouteNode> | undefined
  /** In route order. `undefined` until the node is read. */
  branches: readonly Branch[] | undefined
  /** If a single branch is all there is, and it leads to no node. */
  single: Branch | undefined
  /** Set if there are too many branches to try each. */
  find: BranchFinder | undefined
}

// All fields exist from the start, because engines read objects of one shape faster.
export const createNode = (from: number, to: number, depth: number): RouteNode => ({
  from,
  to,
  depth,
  only: undefined,
  text: '',
  statics: undefined,
  branches: undefined,
  single: undefined,
  find: undefined,
})
