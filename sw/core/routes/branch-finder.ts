import { AffixIndex } from './affix-index.ts'
import type { Branch, BranchFinder } from './route-node.ts'

interface Placed {
  readonly branch: Branch
  /** Among all branches of the node. */
  readonly place: number
}

/** Finds branches by the texts at their ends, so that the cost does not grow with the number of branches. */
export const branchFinder = (branches: readonly Branch[]): BranchFinder => {
  const segments = new AffixIndex<Placed>()
  const tails = new AffixIndex<Placed>()
  const ends: Placed[] = []
  for (const [place, branch] of branches.entries()) {
    const { prefix, suffix, node, tail } = branch
    const list =
      node !== undefined
        ? segments.bucket(prefix, suffix)
        : tail !== undefined
          ? tails.bucket(tail.prefix, tail.suffix)
          : ends
    list.push({ branch, place })
  }
  return (path, at, end) => {
    // A trailing slash is never part of a route's last text.
    const last = path.length > at && path.endsWith('/') ? path.length - 1 : path.length
    return [...segments.find(path, at + 1, end), ...tails.find(path, at, last), ...ends]
      .sort((a, b) => a.place - b.place)
      .map(({ branch }) => branch)
  }
}
