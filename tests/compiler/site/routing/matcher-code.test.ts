import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { matcherCode } from '../../../../compiler/site/routing/matcher-code.ts'
import { branchFinder } from '../../../../sw/core/routes/branch-finder.ts'
import { dynamicMatcher } from '../../../../sw/core/routes/dynamic-matcher.ts'
import { createManifest } from '../../../../sw/core/routes/manifest.ts'
import { splitPaths } from '../../../../sw/core/routes/path-list.ts'
import { readTable } from '../../../../sw/core/routes/read-table.ts'
import { rests } from '../../../../sw/core/routes/rests.ts'
import type { Matcher } from '../../../../sw/core/routes/route-matcher.ts'
import { staticMatcher } from '../../../../sw/core/routes/static-matcher.ts'

const known = { branchFinder, dynamicMatcher, readTable, rests, splitPaths, staticMatcher }

/** Runs the source with nothing but the names that it asks for. */
function evaluate({ names, source, table }: ReturnType<typeof matcherCode>): Matcher {
  const values = names.map((name) => known[name as keyof typeof known])
  return new Function(...names, `const table = ${table}; return ${source}`)(...values)
}

const many = Array.from({ length: 12 }, (_, index) => `p${index}-[x].ts`)

test.each([
  [['a.ts'], ['staticMatcher'], '/a'],
  [['a/[b].json.ts'], ['dynamicMatcher', 'readTable'], '/a/1.json'],
  [['a/[...b].ts'], ['dynamicMatcher', 'readTable', 'rests'], '/a/1/2'],
  [many, ['dynamicMatcher', 'readTable', 'branchFinder'], '/p3-1'],
  [[...many, '[...all].ts'], ['dynamicMatcher', 'readTable', 'rests', 'branchFinder'], '/x/y'],
])('of %j takes %j, and matches', (files, names, path) => {
  const code = matcherCode(createManifest({ files }).manifest)
  expect(code.names).toEqual(names)
  expect(evaluate(code).all(path)).toHaveLength(1)
  expect(evaluate(code).first('/none/of/them')).toEqual(
    names.includes('rests') && !path.startsWith('/a') ? expect.anything() : undefined,
  )
})

test.each([
  ['paths', (index: number) => `api/resource-${index}.json.ts`, '/api/resource-7.json'],
  ['folders', (index: number) => `api/resource-${index}/index.ts`, '/api/resource-7/'],
  ['params', (index: number) => `api/resource-${index}/[id].json.js`, '/api/resource-7/1.json'],
])('a thousand %s take few bytes, and match', (_, fileAt, path) => {
  const files = Array.from({ length: 1000 }, (_, index) => fileAt(index))
  const code = matcherCode(createManifest({ files }).manifest)
  expect(code.names).toContain('splitPaths')
  expect(brotliCompressSync(code.table).byteLength).toBeLessThan(300)
  const hit = evaluate(code).first(path)
  expect(hit && 'route' in hit && hit.route.file).toBe(fileAt(7))
})
