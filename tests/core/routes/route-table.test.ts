import { describe, expect, test } from 'vitest'
import { compileRoutes } from '../../../sw/core/routes/compile-routes.ts'
import { compileStaticRoutes } from '../../../sw/core/routes/compile-static-routes.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'
import { manifestList } from '../../../sw/core/routes/manifest-list.ts'
import { neededParts } from '../../../sw/core/routes/needed-parts.ts'
import { readTable, routesOf } from '../../../sw/core/routes/read-table.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { RouteTable } from '../../../sw/core/routes/route-table.ts'
import { staticMatcher } from '../../../sw/core/routes/static-matcher.ts'
import { createRandom, randomRoutes } from './random-routes.ts'

const manifestOf = (files: readonly string[], options: Partial<ManifestOptions> = {}) =>
  createManifest({ files, ...options }).manifest

const tableOf = (manifest: RouteManifest): RouteTable => JSON.parse(JSON.stringify(compileRoutes(manifest)))

const roundTrip = (manifest: RouteManifest) => {
  const table = tableOf(manifest)
  return routesOf(table, readTable(table))
}

describe('a table holds the routes of its manifest', () => {
  const redirects = { '/old/[id]': { status: 307, destination: '/new/[id]' }, '/index': '/', '/a/index': '/b' } as const
  test.each([
    ['nothing', manifestOf([])],
    ['the root', manifestOf(['index.ts'])],
    ['the root in JavaScript', manifestOf(['index.js'])],
    ['folders and files', manifestOf(['a/index.ts', 'a/b.js', 'a/c/index.js', 'index/index.ts', 'c.js.ts', 'd.ts.js'])],
    ['all sorts of segments', manifestOf(['[a]-[b].json.ts', '[...r].ts', 'x/[...s].xml.ts', '%5Bx%5D.ts', '[].ts'])],
    [
      'other characters',
      manifestOf(['caf\u00e9.ts', 'e\u0301.ts', 'a?b.ts', '#.ts', '\u{1F600}.ts', '\u{1F601}/[x].ts']),
    ],
    ['line breaks', manifestOf(['a\nb.ts', '\u0000.ts', 'c\u0001/[x].ts'])],
    ['redirects', manifestOf(['new/[id].ts', 'b.ts'], { redirects, trailingSlash: 'always' })],
  ])('%s', (_, manifest) => {
    expect(roundTrip(manifest)).toEqual({ routes: manifest.routes, redirects: manifest.redirects })
    expect(tableOf(manifest).trailingSlash).toBe(manifest.trailingSlash)
  })

  test('any', () => {
    const random = createRandom(5)
    for (let run = 0; run < 2000; run++) {
      const entries = randomRoutes(random)
      const routes = entries.filter((entry) => 'file' in entry)
      const redirects = entries.filter((entry) => 'destination' in entry)
      expect(roundTrip({ base: '', trailingSlash: 'ignore', routes, redirects })).toEqual({ routes, redirects })
    }
  })
})

test('prerendered endpoints are left out, unless a redirect leads to them', () => {
  const manifest = manifestOf(['on-request.ts', 'posts/[id].ts', 'other.ts'], {
    redirects: { '/p/[id]': '/posts/[id]' },
  })
  const { routes, prerendered } = roundTrip({ ...manifest, prerendered: ['posts/[id].ts', 'other.ts'] })
  expect(routes.map(({ file }) => file)).toEqual(['on-request.ts', 'posts/[id].ts'])
  expect(prerendered).toEqual(['posts/[id].ts'])
})

test('a list gives one object for a route, with the file and the segments', () => {
  const list = readTable(tableOf(manifestOf(['a.ts', 'b.js'], { redirects: { '/c': '/a' } })))
  expect(list.ids).toEqual(['/a', '/b', '/c'])
  expect(list.ids.map((_, place) => list.fileAt(place))).toEqual(['a.ts', 'b.js', undefined])
  expect(list.targetAt(0)).toBe(list.targetAt(0))
  expect(list.targetAt(2).segments).toEqual([[{ kind: 'static', text: 'c' }]])
})

describe('the smallest form', () => {
  test.each<[string, RouteManifest]>([
    ['params', manifestOf(['a.ts', '[x].ts'])],
    ['brackets', manifestOf(['%5Bx%5D.ts'])],
    ['characters that stay encoded', manifestOf(['a?b.ts'])],
    ['redirects', manifestOf(['a.ts'], { redirects: { '/b': '/a' } })],
    ['no routes', manifestOf([])],
  ])('is not for %s', (_, manifest) => {
    expect(compileStaticRoutes(manifest)).toBeUndefined()
  })

  test('matches texts, and gives the files', () => {
    const table = compileStaticRoutes(manifestOf(['index.ts', 'a/b.json.ts', 'c/index.js', 'd.js']))
    const matcher = staticMatcher(JSON.parse(JSON.stringify(table)))
    const files = (paths: readonly string[]) =>
      paths.map((path) => matcher.all(path).map((hit) => ('route' in hit ? hit.route.file : hit)))
    expect(files(['/', '/a/b.json', '/c', '/d/', '/a/b.json/', '//'])).toEqual([
      ['index.ts'],
      ['a/b.json.ts'],
      ['c/index.js'],
      ['d.js'],
      [],
      [],
    ])
  })
})

describe('a matcher gets the parts that its routes need', () => {
  const many = Array.from({ length: 9 }, (_, index) => `deep/[x]/p${index}-[a].ts`)
  test.each([
    [['a.ts', '[b].ts'], []],
    [['a/[...b].ts'], ['rests']],
    [many, ['branchFinder']],
    [
      [...many, 'x/[...y]/z.ts'],
      ['rests', 'branchFinder'],
    ],
  ])('%j: %j', (files, parts) => {
    expect(neededParts(manifestList(manifestOf(files)))).toEqual(parts)
  })
})
