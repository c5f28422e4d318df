import { compareRoutes } from './compare-routes.ts'
import type { RedirectRoute, Route, RouteSegment } from './route.ts'
import { createHit, createLeaf, type RouteHit, type RouteLeaf } from './route-leaf.ts'
import type { RouteManifest } from './route-manifest.ts'
import { createNode, insertRoute } from './route-tree.ts'
import { type Search, searchTree } from './search-tree.ts'

/** Finds the routes that match a decoded pathname with single slashes, without base (`/` for the base itself). */
export interface Matcher {
  /** The route that answers. */
  first(pathname: string): RouteHit | undefined
  /** Every route that matches, in route order. */
  all(pathname: string): readonly RouteHit[]
}

type MatcherManifest = Pick<RouteManifest, 'routes' | 'redirects' | 'trailingSlash' | 'prerendered'>

interface StaticEntry {
  readonly leaves: RouteLeaf[]
  /** Whether no route with params comes before the first leaf on this path. Determined on first use. */
  isFirst?: boolean
}

const hasParam = (segment: RouteSegment): boolean => segment.some(({ kind }) => kind !== 'static')

/** The routes and redirects that answer, in route order. */
const answeringTargets = ({ routes, redirects, prerendered = [] }: MatcherManifest): (Route | RedirectRoute)[] => {
  const files = new Set(prerendered)
  const endpoints = files.size === 0 ? routes : routes.filter(({ file }) => !files.has(file))
  // The routes of a manifest are sorted, and sorting them again would slow down the start of a worker.
  return redirects.length === 0 ? [...endpoints] : [...endpoints, ...redirects].sort(compareRoutes)
}

/** The pathnames of a route without params. */
const pathnamesOf = ({ target, slash }: RouteLeaf): string[] => {
  const path = target.segments
    .map((segment) => `/${segment.map((part) => (part.kind === 'static' ? part.text : '')).join('')}`)
    .join('')
  if (path === '') return ['/']
  return slash === 'never' ? [path] : slash === 'always' ? [`${path}/`] : [path, `${path}/`]
}

/**
 * Compiles the routes and redirects of a manifest. Prerendered endpoints are left out: files answer their paths.
 *
 * Routes without params are looked up in a map. The others form a tree of path segments, where the cost of a search
 * does not depend on the number of routes. The results are those of Astro's regular expressions, tried in the order of
 * `compareRoutes`.
 */
export const createMatcher = (manifest: MatcherManifest): Matcher => {
  const targets = answeringTargets(manifest)
  const statics = new Map<string, StaticEntry>()
  const root = createNode()
  for (const [rank, target] of targets.entries()) {
    const leaf = createLeaf(target, rank, manifest.trailingSlash)
    if (target.segments.some(hasParam)) insertRoute(root, leaf)
    else {
      for (const pathname of pathnamesOf(leaf)) {
        const entry = statics.get(pathname)
        if (entry === undefined) statics.set(pathname, { leaves: [leaf] })
        else entry.leaves.push(leaf)
      }
    }
  }

  const firstBelow = (path: string, limit: number): RouteHit | undefined => {
    let best: RouteLeaf | undefined
    let bestSpans: readonly number[] = []
    const search: Search = {
      path,
      spans: [],
      limit,
      found(leaf, spans) {
        search.limit = leaf.rank
        best = leaf
        bestSpans = spans.slice()
      },
    }
    searchTree(search, root, 0)
    return best && createHit(best, path, bestSpans)
  }

  return {
    first(pathname) {
      const entry = statics.get(pathname)
      const leaf = entry?.leaves[0]
      if (entry === undefined || leaf === undefined) return firstBelow(pathname, Number.POSITIVE_INFINITY)
      if (entry.isFirst !== true) {
        const hit = firstBelow(pathname, leaf.rank)
        entry.isFirst = hit === undefined
        if (hit !== undefined) return hit
      }
      return createHit(leaf, pathname, [])
    },
    all(pathname) {
      const hits = (statics.get(pathname)?.leaves ?? []).map((leaf) => ({ leaf, hit: createHit(leaf, pathname, []) }))
      searchTree(
        {
          path: pathname,
          spans: [],
          limit: Number.POSITIVE_INFINITY,
          found: (leaf, spans) => hits.push({ leaf, hit: createHit(leaf, pathname, spans) }),
        },
        root,
        0,
      )
      return hits.sort((a, b) => a.leaf.rank - b.leaf.rank).map(({ hit }) => hit)
    },
  }
}
