import { describe, expect, test } from 'vitest'
import { branchFinder } from '../../../sw/core/routes/branch-finder.ts'
import { compareRoutes } from '../../../sw/core/routes/compare-routes.ts'
import { compileRoutes } from '../../../sw/core/routes/compile-routes.ts'
import { compileStaticRoutes } from '../../../sw/core/routes/compile-static-routes.ts'
import { dynamicMatcher } from '../../../sw/core/routes/dynamic-matcher.ts'
import { type MatcherManifest, manifestList } from '../../../sw/core/routes/manifest-list.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { neededParts } from '../../../sw/core/routes/needed-parts.ts'
import { readTable } from '../../../sw/core/routes/read-table.ts'
import { rests } from '../../../sw/core/routes/rests.ts'
import type { RouteHit } from '../../../sw/core/routes/route-leaf.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'
import type { Matcher } from '../../../sw/core/routes/route-matcher.ts'
import { staticMatcher } from '../../../sw/core/routes/static-matcher.ts'
import { createOracle } from './oracle.ts'
import { createRandom, pick, randomPath, randomRoutes } from './random-routes.ts'

const pairs = Number(process.env.STOWAWAY_FUZZ_PAIRS ?? 30_000)
const seed = Number(process.env.STOWAWAY_FUZZ_SEED ?? 20_260_101)
const pathsPerTree = 40

// As entries, so that own keys, `__proto__` included, and absent values are compared as they are.
const plain = (hit: RouteHit | undefined) =>
  hit && { id: 'route' in hit ? hit.route.id : hit.redirect.id, params: Object.entries(hit.params) }
const plainOracle = (hit: { id: string; params: object } | undefined) =>
  hit && { id: hit.id, params: Object.entries(hit.params) }

/** What a worker does with the manifest of its build. */
const builtMatcher = (manifest: MatcherManifest): Matcher => {
  const fixed = compileStaticRoutes(manifest)
  if (fixed !== undefined) return staticMatcher(JSON.parse(JSON.stringify(fixed)))
  const parts = Object.fromEntries(neededParts(manifestList(manifest)).map((name) => [name, allParts[name]]))
  return dynamicMatcher(readTable(JSON.parse(JSON.stringify(compileRoutes(manifest)))), parts)
}

const allParts = { rests, branchFinder }

describe('the matcher, against a sorted list of regular expressions', () => {
  test(`answers alike for ${pairs} pairs of route tree and path (seed ${seed})`, { timeout: 3_600_000 }, () => {
    const random = createRandom(seed)
    let matched = 0
    for (let done = 0; done < pairs; done += pathsPerTree) {
      const entries = randomRoutes(random, random(10) === 0 ? 'text only' : 'any')
      const trailingSlash = pick<TrailingSlash>(random, ['ignore', 'never', 'always'])
      const routes = entries.filter((entry) => 'file' in entry)
      const redirects = entries.filter((entry) => 'destination' in entry)
      const manifest = { routes, redirects, trailingSlash }
      const matchers = [createMatcher(manifest), builtMatcher(manifest)]
      const oracle = createOracle(entries, trailingSlash)
      for (let index = 0; index < pathsPerTree; index++) {
        const path = randomPath(random, entries)
        const expected = { first: plainOracle(oracle.first(path)), all: oracle.all(path).map(plainOracle) }
        if (expected.first !== undefined) matched++
        for (const [built, matcher] of matchers.entries()) {
          const actual = { first: plain(matcher.first(path)), all: matcher.all(path).map(plain) }
          if (JSON.stringify(actual) === JSON.stringify(expected)) continue
          const context = { built: built === 1, trailingSlash, path, routes: entries.map(({ id }) => id) }
          expect({ ...context, ...actual }).toEqual({ ...context, ...expected })
        }
      }
    }
    expect(matched).toBeGreaterThan(pairs / 4)
  })

  test('route order is total: it does not depend on the order of the files', () => {
    const random = createRandom(seed + 1)
    for (let tree = 0; tree < 500; tree++) {
      const entries = randomRoutes(random)
      const shuffled = entries
        .map((entry) => ({ entry, key: random(1_000_000) }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry)
      expect(shuffled.sort(compareRoutes).map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
      for (const a of entries) {
        for (const b of entries) {
          expect(Math.sign(compareRoutes(a, b)) + Math.sign(compareRoutes(b, a))).toBe(0)
          if (a !== b) expect(compareRoutes(a, b)).not.toBe(0)
        }
      }
    }
  })
})
