import { describe, expect, test } from 'vitest'
import { compileRoutes, isStaticTable } from '../../../sw/core/routes/compile-routes.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'
import { readTable, routesOf } from '../../../sw/core/routes/read-table.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { RouteTable } from '../../../sw/core/routes/route-table.ts'
import { segmentsOf } from '../../../sw/core/routes/segment-parts.ts'
import { textSegmentsOf } from '../../../sw/core/routes/text-segments.ts'
import { createRandom, randomRoutes } from './random-routes.ts'

const manifestOf = (files: readonly string[], options: Partial<ManifestOptions> = {}) =>
  createManifest({ files, ...options }).manifest

const tableOf = (manifest: RouteManifest): RouteTable => JSON.parse(JSON.stringify(compileRoutes(manifest)))

const roundTrip = (manifest: RouteManifest) => {
  const table = tableOf(manifest)
  return routesOf(table, readTable(table, segmentsOf), segmentsOf)
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
  const list = readTable(tableOf(manifestOf(['a.ts', 'b.js'], { redirects: { '/c': '/a' } })), textSegmentsOf)
  expect(list.ids).toEqual(['/a', '/b', '/c'])
  expect(list.ids.map((_, place) => list.fileAt(place))).toEqual(['a.ts', 'b.js', undefined])
  expect(list.targetAt(0)).toBe(list.targetAt(0))
  expect(list.targetAt(2).segments).toEqual([[{ kind: 'static', text: 'c' }]])
})

test.each([
  [['a.ts', 'b/index.ts'], true],
  [['%5Bx%5D.ts'], true],
  [['a/[x].ts'], false],
  [[], true],
])('whether %j needs no more than a map: %s', (files, isStatic) => {
  expect(isStaticTable(tableOf(manifestOf(files)))).toBe(isStatic)
})

test('a table names each route once, and little of it', () => {
  const files = Array.from({ length: 1000 }, (_, index) => `api/resource-${index}/[id].json.ts`)
  const { length } = JSON.stringify(tableOf(manifestOf(files)))
  expect(length).toBeLessThan(25 * files.length)
})
