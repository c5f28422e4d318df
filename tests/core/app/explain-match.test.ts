import { describe, expect, test } from 'vitest'
import { explainMatch } from '../../../sw/core/app/explain-match.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import type { RouteManifest, TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'
import { createRandom, pick, randomPath, randomRoutes } from '../routes/random-routes.ts'

const manifestOf = (options: Partial<RouteManifest> = {}, ...files: string[]): RouteManifest => ({
  ...createManifest({ files }).manifest,
  ...options,
})

const told = (manifest: RouteManifest, path: string): Record<string, string> =>
  Object.fromEntries(
    explainMatch(manifest, path).routes.map(({ route, verdict }) => [
      route.id,
      verdict.kind === 'missed' ? verdict.reason : verdict.kind,
    ]),
  )

describe('one route, one reason', () => {
  test.each<[string, string, string, TrailingSlash?]>([
    ['api/todos.json.ts', '/api/todo.json', 'Segment 2 is “todo.json”; the route needs “todos.json”.'],
    ['api/[id].json.ts', '/api/1.xml', 'Segment 2 is “1.xml”; the route needs “[id].json”.'],
    ['api/[id].json.ts', '/api/.json', 'Segment 2 is “.json”; the route needs “[id].json”.'],
    ['a/[b]/c.ts', '/a/b', 'The path has only 2 segments; the route has 3.'],
    ['a.ts', '/', 'The path has no segments; the route has 1.'],
    ['a/[b].ts', '/a/b/c', 'The path has 3 segments; the route ends after 2.'],
    ['index.ts', '/a', 'The path has 1 segment; the route ends after the base.'],
    ['a.json.ts', '/a.json/', 'A path with a file extension has no slash at the end.'],
    ['[...all]/end.ts', '/a/b', 'The rest of the path does not match “[...all]/end”.'],
    ['files/[...path].zip.ts', '/files/a.tar', 'The rest of the path does not match “[...path].zip”.'],
    ['a.ts', `/${'b'.repeat(1000)}`, `Segment 1 is “${'b'.repeat(60)}…”; the route needs “a”.`],
  ])('%s for %s', (file, path, reason) => {
    expect(Object.values(told(manifestOf({}, file), path))).toEqual([reason])
  })

  test('a path with the wrong slash is told apart from one that matches nothing', () => {
    const manifest = manifestOf({ trailingSlash: 'always' }, 'a.ts')
    expect(explainMatch(manifest, '/a').match).toEqual({ kind: 'slash', location: '/a/' })
    expect(told(manifest, '/a')).toEqual({ '/a': 'The route needs a slash at the end.' })
  })
})

test('routes are listed in order: before, matching, after', () => {
  const manifest = manifestOf({}, 'api/me.json.ts', 'api/[id].json.ts', '[...rest].ts')
  const { routes, match, pathname } = explainMatch(manifest, '/api/7.json')
  expect(match).toMatchObject({ kind: 'endpoint', params: { id: '7' } })
  expect(pathname).toBe('/api/7.json')
  expect(routes.map(({ route, verdict }) => [route.id, verdict.kind])).toEqual([
    ['/api/me.json', 'missed'],
    ['/api/[id].json', 'answers'],
    ['/[...rest]', 'behind'],
  ])
  expect(routes[2]?.verdict).toEqual({ kind: 'behind', params: { rest: 'api/7.json' }, by: '/api/[id].json' })
})

test('redirects have their place in the order', () => {
  const { manifest } = createManifest({ files: ['[page].ts'], redirects: { '/old': '/new' } })
  expect(told(manifest, '/old')).toEqual({ '/old': 'answers', '/[page]': 'behind' })
})

test('a path outside the base, and one that a file answers, are left to the host', () => {
  const manifest = manifestOf({ base: '/repo', files: ['/repo/a'] }, 'a.ts')
  expect(explainMatch(manifest, '/a')).toMatchObject({ left: 'outside' })
  expect(explainMatch(manifest, '/repo/a')).toMatchObject({ left: 'file', pathname: '/a' })
  expect(told(manifest, '/repo/a')).toEqual({ '/a': 'A file with this path answers.' })
})

test('a prerendered route leaves its path to the next one', () => {
  const manifest = manifestOf({ prerendered: ['[id].ts'] }, '[id].ts', '[...rest].ts')
  expect(told(manifest, '/x')).toEqual({ '/[id]': 'prerendered', '/[...rest]': 'answers' })
})

test.each([
  ['nothing', ''],
  ['no URL', 'not a url'],
  ['half a URL', 'https://'],
  ['half an escape', '/%'],
  ['two slashes', '//'],
  ['10,000 characters', `/${'/a'.repeat(5000)}`],
])('%s does no harm', (_, url) => {
  expect(explainMatch(manifestOf({}, 'a.ts', '[...x]/b.ts'), url).routes).toHaveLength(2)
})

test('the verdicts agree with the matcher for random routes and paths, and every miss has its own reason', () => {
  const random = createRandom(20_260_102)
  for (let tree = 0; tree < 100; tree += 1) {
    const entries = randomRoutes(random)
    const manifest: RouteManifest = {
      base: '',
      trailingSlash: pick<TrailingSlash>(random, ['ignore', 'never', 'always']),
      routes: entries.filter((entry) => 'file' in entry),
      redirects: entries.filter((entry) => 'destination' in entry),
    }
    const path = randomPath(random, entries)
    const { routes, pathname } = explainMatch(manifest, at(path))
    const matching = createMatcher(manifest).all(pathname ?? '')
    const hits = matching.map((hit) => ('route' in hit ? hit.route : hit.redirect).id)
    const missed = routes.filter(({ verdict }) => verdict.kind === 'missed')
    expect(
      missed.filter(({ route, verdict }) => !hits.includes(route.id) && 'reason' in verdict && verdict.reason === ''),
    ).toEqual([])
    for (const { route, verdict } of routes) {
      if (verdict.kind === 'answers' || verdict.kind === 'behind') expect(hits).toContain(route.id)
    }
  }
})

function at(path: string): URL {
  const url = new URL('http://localhost')
  url.pathname = path
  return url
}
