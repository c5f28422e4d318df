import { describe, expect, test } from 'vitest'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import type { RedirectTarget } from '../../../sw/core/routes/redirect-route.ts'
import type { RouteHit } from '../../../sw/core/routes/route-leaf.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'

const matcherOf = (
  files: string[],
  trailingSlash: TrailingSlash = 'ignore',
  redirects: Record<string, RedirectTarget> = {},
) => createMatcher(createManifest({ files, trailingSlash, redirects }).manifest)

const idOf = (hit: RouteHit | undefined) =>
  hit === undefined ? undefined : 'route' in hit ? hit.route.id : hit.redirect.id

const project = matcherOf([
  '404.ts',
  '[lang]/[page].ts',
  '[lang]/about.ts',
  'api/users/[id].json.ts',
  'api/users/[id]/posts/[post].ts',
  'api/users/index.json.ts',
  'api/users/me.json.ts',
  'café.txt.ts',
  'en/[page].ts',
  'en/about.ts',
  'feed.v2.xml.ts',
  'files/[...path].ts',
  'files/[name].ts',
  'files/archive/[...path].zip.ts',
  'files/special.ts',
  'index.ts',
  'plain.ts',
  'range/[from]-[to].ts',
  'tree/[...all].ts',
  'tree/[...mid]/leaf.ts',
  'v/[major].[minor]/info.json.ts',
  'wrap/[word].ts',
  'wrap/pre-[word]-post.ts',
])

// Recorded from Astro 7.3.5, project `server`.
test.each([
  ['/', '/', {}],
  ['/plain', '/plain', {}],
  ['/plain/', '/plain', {}],
  ['/PLAIN', undefined, {}],
  ['/café.txt', '/café.txt', {}],
  ['/cafe\u0301.txt', undefined, {}],
  ['/feed.v2.xml', '/feed.v2.xml', {}],
  ['/feed.v2.xml/', undefined, {}],
  ['/api/users', '/[lang]/[page]', { lang: 'api', page: 'users' }],
  ['/api/users/index.json', '/api/users/index.json', {}],
  ['/api/users/42.json', '/api/users/[id].json', { id: '42' }],
  ['/api/users/42.json/', undefined, {}],
  ['/api/users/me.json', '/api/users/me.json', {}],
  ['/api/users/42', undefined, {}],
  ['/api/users/42.xml', undefined, {}],
  ['/api/users/.json', undefined, {}],
  ['/api/users/a.b.c.json', '/api/users/[id].json', { id: 'a.b.c' }],
  ['/api/users/x.json.json', '/api/users/[id].json', { id: 'x.json' }],
  ['/api/users/7/posts/first-post', '/api/users/[id]/posts/[post]', { id: '7', post: 'first-post' }],
  ['/files/special', '/files/special', {}],
  ['/files/readme.md', '/files/[name]', { name: 'readme.md' }],
  ['/files/a/b/c.txt', '/files/[...path]', { path: 'a/b/c.txt' }],
  ['/files', '/files/[...path]', { path: undefined }],
  ['/files/', '/files/[...path]', { path: undefined }],
  ['/files/archive/2024/05/all.zip', '/files/archive/[...path].zip', { path: '2024/05/all' }],
  ['/files/archive/one.tar', '/files/[...path]', { path: 'archive/one.tar' }],
  ['/range/10-20', '/range/[from]-[to]', { from: '10', to: '20' }],
  ['/range/a-b-c', '/range/[from]-[to]', { from: 'a', to: 'b-c' }],
  ['/range/10-', '/[lang]/[page]', { lang: 'range', page: '10-' }],
  ['/v/3.11.2/info.json', '/v/[major].[minor]/info.json', { major: '3', minor: '11.2' }],
  ['/wrap/pre-mid-post', '/wrap/pre-[word]-post', { word: 'mid' }],
  ['/wrap/pre-mid', '/wrap/[word]', { word: 'pre-mid' }],
  ['/wrap/pre--post', '/wrap/[word]', { word: 'pre--post' }],
  ['/tree/a/b/leaf', '/tree/[...mid]/leaf', { mid: 'a/b' }],
  ['/tree/leaf', '/tree/[...mid]/leaf', { mid: undefined }],
  ['/tree/a/b/twig', '/tree/[...all]', { all: 'a/b/twig' }],
  ['/en/about', '/en/about', {}],
  ['/en/contact', '/en/[page]', { page: 'contact' }],
  ['/fr/about', '/[lang]/about', { lang: 'fr' }],
  ['/fr/kontakt', '/[lang]/[page]', { lang: 'fr', page: 'kontakt' }],
  ['/no/such/path/here', undefined, {}],
  ['/__proto__/constructor', '/[lang]/[page]', { lang: '__proto__', page: 'constructor' }],
])('%s is answered by %s', (path, id, params) => {
  const hit = project.first(path)
  expect(idOf(hit)).toBe(id)
  if (id !== undefined) expect(hit?.params).toStrictEqual(params)
})

describe('trailingSlash', () => {
  const files = ['index.ts', 'plain.ts', 'data.json.ts', 'dyn/[id].ts', 'dynext/[id].json.ts', 'rest/[...path].ts']
  test.each<[TrailingSlash, string[], string[]]>([
    [
      'always',
      ['/', '/plain/', '/data.json', '/dyn/1.2/', '/dynext/1.json', '/rest/', '/rest/a/b.txt/'],
      ['/plain', '/data.json/', '/dyn/1.2', '/dynext/1.json/', '/rest', '/rest/a/b'],
    ],
    [
      'never',
      ['/', '/plain', '/data.json', '/dyn/1.2', '/dynext/1.json', '/rest', '/rest/a/b'],
      ['/plain/', '/data.json/', '/dyn/1/', '/dynext/1.json/'],
    ],
    [
      'ignore',
      ['/', '/plain', '/plain/', '/data.json', '/dyn/1', '/dyn/1/', '/dynext/1.json', '/rest', '/rest/', '/rest/a/b/'],
      ['/data.json/', '/dynext/1.json/'],
    ],
  ])('%s', (trailingSlash, hits, misses) => {
    const matcher = matcherOf(files, trailingSlash)
    expect(hits.filter((path) => matcher.first(path) === undefined)).toEqual([])
    expect(misses.filter((path) => matcher.first(path) !== undefined)).toEqual([])
  })

  test('a slash is never part of a rest param, but for never, where it is no ending', () => {
    expect(matcherOf(files).first('/rest/a/')?.params).toEqual({ path: 'a' })
    expect(matcherOf(files, 'never').first('/rest/a/')?.params).toEqual({ path: 'a/' })
  })
})

describe('redirects', () => {
  const redirects = { '/blog/[slug]': '/new/[slug]', '/old.json': '/new', '/[...all]': '/' }
  const matcher = matcherOf(['blog/kept.ts', '[page].ts'], 'ignore', redirects)

  test.each([
    ['/blog/hello', '/blog/[slug]', { slug: 'hello' }],
    ['/blog/kept', '/blog/kept', {}],
    ['/old.json/', '/old.json', {}],
    ['/x', '/[page]', { page: 'x' }],
    ['/x/y', '/[...all]', { all: 'x/y' }],
  ])('are matched in one order with endpoints: %s by %s', (path, id, params) => {
    const hit = matcher.first(path)
    expect([idOf(hit), hit?.params]).toEqual([id, params])
  })
})

test('all lists every match in route order', () => {
  const matcher = matcherOf(['a.ts', '[x].ts', '[...r].ts', 'pre-[x].ts'], 'ignore', { '/[...r]/[s]': '/' })
  expect(matcher.all('/a').map(idOf)).toEqual(['/a', '/[x]', '/[...r]/[s]', '/[...r]'])
  expect(matcher.all('/').map(idOf)).toEqual(['/[...r]'])
})

test('prerendered endpoints are left to their files, and the next route answers', () => {
  const { manifest } = createManifest({ files: ['built.ts', '[x].ts', '[...r].ts'] })
  const matcher = createMatcher({ ...manifest, prerendered: ['built.ts', '[x].ts'] })
  expect(matcher.all('/built').map(idOf)).toEqual(['/[...r]'])
})

test('a route with two rests goes before a static one, every time', () => {
  const matcher = matcherOf(['foo.ts', 'foo/[...a]/[...b].ts'])
  const answers = ['/foo', '/foo', '/foo/', '/foo'].map((path) => idOf(matcher.first(path)))
  expect(answers).toEqual(Array(4).fill('/foo/[...a]/[...b]'))
})

describe('a folder with many patterns', () => {
  const files = [
    ...Array.from({ length: 50 }, (_, index) => `p${index}-[a].json.ts`),
    ...Array.from({ length: 50 }, (_, index) => `r${index}-[...b].ts`),
    '[a]-[b].json.ts',
    '[c].ts',
    '[...d]/end.ts',
    '[...e].ts',
  ]
  const matcher = matcherOf(files)
  test.each([
    ['/p7-x.json', ['/p7-[a].json', '/[a]-[b].json', '/[c]', '/[...e]']],
    ['/p70-x.json', ['/[a]-[b].json', '/[c]', '/[...e]']],
    ['/r49-x/y', ['/r49-[...b]', '/[...e]']],
    ['/r49-x/end/', ['/r49-[...b]', '/[...d]/end', '/[...e]']],
    ['/', ['/[...e]']],
  ])('%s is matched by %j', (path, ids) => {
    expect(matcher.all(path).map(idOf)).toEqual(ids)
    expect(idOf(matcher.first(path))).toBe(ids[0])
  })
})

test("params are own, plain and the caller's to change", () => {
  const matcher = matcherOf(['[__proto__].ts', 'plain.ts'])
  const hit = matcher.first('/x')
  expect(Object.entries(hit?.params ?? {})).toEqual([['__proto__', 'x']])
  expect(Object.getPrototypeOf(hit?.params)).toBe(Object.prototype)
  Object.assign(matcher.first('/plain')?.params ?? {}, { added: '1' })
  expect(matcher.first('/plain')?.params).toEqual({})
})

describe('hostile paths cost time in proportion to their length', () => {
  const matcher = matcherOf([
    '[...a]/x/[...b]/x/[...c]/x/[...d]/end.ts',
    'm/[a]-[b]-[c]-[d]-[e].json.ts',
    'm/pre[...a]-[b]-[...c]-[d].xml.ts',
    'm/[...a]-[...b]-[...c]-[...d]!.ts',
    '[...a]/[...b]/[...c]/[...d]/[...e]!.ts',
  ])
  test.each([
    ['10,000 segments', '/x'.repeat(10_000)],
    ['10,000 segments and a slash', `${'/x'.repeat(10_000)}/`],
    ['a segment of 100,000 separators', `/m/${'-'.repeat(100_000)}`],
    ['many separators behind a prefix', `/m/pre${'-a'.repeat(50_000)}.xm`],
    ['many separators and line ends', `/m/pre${'-\n'.repeat(50_000)}`],
    ['100,000 slashes', '/'.repeat(100_000)],
  ])(
    '%s',
    (_, path) => {
      expect(matcher.first(path)).toBeUndefined()
      expect(matcher.all(path)).toEqual([])
    },
    2_000,
  )
})
