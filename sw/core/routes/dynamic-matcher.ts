import { matchSegment } from './match-segment.ts'
import type { MatcherParts } from './matcher-parts.ts'
import { createHit, hitOf, mayEnd, namesOf, type RouteHit, type RouteLeaf } from './route-leaf.ts'
import type { RouteList } from './route-list.ts'
import type { Matcher } from './route-matcher.ts'
import { type Branch, createNode, type RouteNode } from './route-node.ts'
import { readNode } from './route-tree.ts'
import { staticLookup } from './static-lookup.ts'

/** The child whose text is the segment of the path from `start` to `end`. */
const staticChild = ({ only, text, statics }: RouteNode, path: string, start: number, end: number) => {
  if (only === undefined) return statics?.get(path.slice(start, end))
  return end - start === text.length && path.startsWith(text, start) ? only : undefined
}

/**
 * Matches any routes. Those without params are looked up in a map. The others form a tree of path segments, where the
 * cost of a search does not depend on the number of routes. The results are those of Astro's regular expressions, tried
 * in route order.
 *
 * @param parts those that `neededParts` names
 */
export const dynamicMatcher = (list: RouteList, parts: MatcherParts): Matcher => {
  const { rests } = parts
  const placeOf = staticLookup(list)
  const root = createNode(0, list.ids.length, 0)
  // One search at a time uses these: no code of others runs before it ends.
  const spans: number[] = []
  let path = ''
  let hits: { readonly place: number; readonly hit: RouteHit }[] | undefined

  // Many routes have params of the same names. One list for all of them is always in the processor's cache.
  const knownNames = new Map<string, readonly string[]>()
  const readNames = (leaf: RouteLeaf): readonly string[] => {
    const names = namesOf(leaf.target)
    const key = names.join('/')
    leaf.names = knownNames.get(key) ?? names
    knownNames.set(key, leaf.names)
    return leaf.names
  }
  const toHit = (leaf: RouteLeaf): RouteHit => createHit(leaf, leaf.names ?? readNames(leaf), path, spans)

  /** Ends a search, unless it collects all hits. */
  const found = (leaf: RouteLeaf): RouteLeaf | undefined => {
    if (hits === undefined) return leaf
    hits.push({ place: leaf.place, hit: toHit(leaf) })
    return undefined
  }

  /** The route at the end of a branch that leads to no node, if the path from `at` matches it. */
  const arrive = ({ leaf, tail }: Branch, at: number, span: number): RouteLeaf | undefined => {
    if (leaf === undefined) return undefined
    const isMatch = tail === undefined ? mayEnd(leaf.slash, path, at) : rests?.matchTail(tail, path, at, spans, span)
    return isMatch ? found(leaf) : undefined
  }

  /**
   * The first route of `node` that matches the path from `at`, which is a slash or the end. Children and branches are in
   * route order, so the first match is the one that answers. Every node is a prefix of its routes, so it is visited at
   * most once.
   */
  const search = (node: RouteNode, at: number, span: number): RouteLeaf | undefined => {
    const branches = node.branches ?? readNode(list, parts, node)
    if (node.single !== undefined) return arrive(node.single, at, span)
    const start = at + 1
    let end = at
    if (at < path.length) {
      const slash = path.indexOf('/', start)
      end = slash === -1 ? path.length : slash
      const child = staticChild(node, path, start, end)
      const leaf = child && search(child, end, span)
      if (leaf !== undefined) return leaf
    }
    const candidates = node.find === undefined ? branches : node.find(path, at, end)
    for (let place = 0; place < candidates.length; place++) {
      const branch = candidates[place]
      if (branch === undefined) break
      const { node: next } = branch
      let leaf: RouteLeaf | undefined
      if (next === undefined) leaf = arrive(branch, at, span)
      else if (end > start && matchSegment(branch, path, start, end, spans, span)) {
        leaf = search(next, end, span + 2 * (branch.between.length + 1))
      }
      if (leaf !== undefined) return leaf
    }
    return undefined
  }

  const hitAt = (place: number): RouteHit => hitOf(list.targetAt(place), {})

  return {
    first(pathname) {
      const place = placeOf(pathname)
      if (place !== undefined && list.behind?.has(place) !== true) return hitAt(place)
      path = pathname
      hits = undefined
      const leaf = search(root, 0, 0)
      if (place !== undefined && (leaf === undefined || leaf.place > place)) return hitAt(place)
      return leaf && toHit(leaf)
    },
    all(pathname) {
      const place = placeOf(pathname)
      const all = place === undefined ? [] : [{ place, hit: hitAt(place) }]
      path = pathname
      hits = all
      search(root, 0, 0)
      return all.sort((a, b) => a.place - b.place).map(({ hit }) => hit)
    },
  }
}
