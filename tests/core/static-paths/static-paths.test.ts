import { describe, expect, test } from 'vitest'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'
import { staticPaths } from '../../../sw/core/static-paths/static-paths.ts'

async function pathsOf(file: string, module: EndpointModule, trailingSlash: TrailingSlash = 'ignore') {
  const { manifest } = createManifest({ files: [file], base: '/docs', trailingSlash })
  const [route] = manifest.routes
  if (!route) throw new Error('no route')
  return staticPaths(route, module, { manifest })
}

const listed = (...entries: unknown[]): EndpointModule => ({ getStaticPaths: () => entries, GET: () => {} })
const id = (value: unknown) => ({ params: { id: value } })
const path = (value: unknown) => ({ params: { path: value } })

test('a route without params has its one path, and getStaticPaths is not asked', async () => {
  const module = { getStaticPaths: () => Promise.reject(new Error('asked')) }
  expect(await pathsOf('api/two words.json.ts', module)).toEqual([
    { params: {}, props: {}, path: '/api/two words.json' },
  ])
})

describe('generated paths', () => {
  const cases: [string, string, unknown, string, TrailingSlash?][] = [
    ['a param', 'api/[id].json.ts', id('1'), '/api/1.json'],
    ['spaces and letters of any script', 'api/[id].ts', id('drei ü'), '/api/drei ü'],
    ['a composed letter', '[id].ts', id('e\u0301'), '/\u00e9'],
    ['question and number signs', '[id].ts', id('a?b#c'), '/a%3Fb%23c'],
    ['an encoded slash as text', '[id].ts', id('a%2Fb'), '/a%2Fb'],
    ['a percent sign', '[id].ts', id('100%'), '/100%'],
    ['dots', '[id].ts', id('...'), '/...'],
    ['several params a segment', '[lang]-[v].ts', { params: { lang: 'en', v: '2-0' } }, '/en-2-0'],
    ['a rest param', 'files/[...path].ts', path('a/b'), '/files/a/b'],
    ['slashes around a rest param, dropped', 'files/[...path].ts', path('/lead/trail/'), '/files/lead/trail'],
    ['an undefined rest param', 'opt/[...path].txt.ts', path(undefined), '/opt/.txt'],
    ['an undefined rest param in the middle', '[...path]/end.ts', path(undefined), '/end'],
    ['a trailing slash', 'd/[id].ts', id('v1.2'), '/d/v1.2/', 'always'],
    ['no trailing slash after an extension', 'd/[id].json.ts', id('1'), '/d/1.json', 'always'],
  ]
  test.each(cases)('hold %s', async (_, file, entry, expected, trailingSlash) => {
    expect((await pathsOf(file, listed(entry), trailingSlash)).map((each) => each.path)).toEqual([expected])
  })
})

describe('what the handler gets', () => {
  test("is the author's own params and props", async () => {
    const entry = { params: { id: 'a?b' }, props: { deep: { list: [1] } } }
    const [first] = await pathsOf('[id].ts', listed(entry))
    expect(first?.params).toBe(entry.params)
    expect(first?.props).toBe(entry.props)
  })

  test('lacks params that the file name has not', async () => {
    expect(await pathsOf('[id].ts', listed({ params: { id: '1', extra: 'x', __proto__: null } }))).toMatchObject([
      { params: { id: '1' } },
    ])
  })

  test('has empty props where the entry has none', async () => {
    expect((await pathsOf('[id].ts', listed(id('1')))).map(({ props }) => props)).toEqual([{}])
  })

  test('keeps the order of the entries', async () => {
    const paths = await pathsOf('[id].ts', listed(id('b'), id('a'), id('c')))
    expect(paths.map(({ params }) => params.id)).toEqual(['b', 'a', 'c'])
  })

  test('writes out numbers in endpoints of Astro 1 to 3', async () => {
    const module = { getStaticPaths: () => [id(5)], get: () => ({ body: '' }) }
    expect(await pathsOf('[id].json.ts', module)).toEqual([{ params: { id: '5' }, props: {}, path: '/5.json' }])
  })
})

test('getStaticPaths may be async, is called on its module, and gets paginate and the pattern', async () => {
  const module = {
    size: 1,
    async getStaticPaths(this: { size: number }, options: { paginate: CallableFunction; routePattern: string }) {
      return options.paginate([options.routePattern, 'b'], { pageSize: this.size })
    },
  }
  const paths = await pathsOf('list/[page].json.ts', module)
  expect(paths.map((each) => each.path)).toEqual(['/list/1.json', '/list/2.json'])
  expect(paths[0]?.props).toMatchObject({
    page: { data: ['/list/[page].json'], url: { current: '/docs/list/1.json' } },
  })
})

describe('errors', () => {
  const cases: [string, string, EndpointModule, string, RegExp][] = [
    ['no getStaticPaths', '[id].ts', {}, 'GetStaticPathsRequired', /function is required/],
    ['no function', '[id].ts', { getStaticPaths: [] }, 'GetStaticPathsNotAFunction', /an array/],
    ['an object', '[id].ts', { getStaticPaths: () => ({}) }, 'InvalidGetStaticPathsReturn', /got `object`/],
    ['undefined', '[id].ts', { getStaticPaths: () => {} }, 'InvalidGetStaticPathsReturn', /got `undefined`/],
    ['a nested list', '[id].ts', listed([id('1')]), 'InvalidGetStaticPathsEntry', /got `array`.*\n.*entry 0/],
    ['a null entry', '[id].ts', listed(id('1'), null), 'InvalidGetStaticPathsEntry', /entry 1/],
    ['an undefined entry', '[id].ts', listed(undefined), 'InvalidGetStaticPathsEntry', /got `undefined`/],
    ['a hole in the list', '[id].ts', { getStaticPaths: () => Array(1) }, 'InvalidGetStaticPathsEntry', /entry 0/],
    ['a text as entry', '[id].ts', listed('1'), 'GetStaticPathsExpectedParams', /entry 0/],
    ['no params', '[id].ts', listed({ id: '1' }), 'GetStaticPathsExpectedParams', /entry 0/],
    ['null params', '[id].ts', listed({ params: null }), 'GetStaticPathsExpectedParams', /entry 0/],
    ['empty params', '[id].ts', listed({ params: {} }), 'GetStaticPathsExpectedParams', /entry 0/],
    ['a number', '[id].ts', listed(id(1)), 'GetStaticPathsInvalidRouteParam', /`number` \(`1`\)/],
    ['a null param', '[id].ts', listed(id(null)), 'GetStaticPathsInvalidRouteParam', /`object` \(`null`\)/],
    ['a list as param', '[...path].json.ts', listed(path(['a', 'b'])), 'GetStaticPathsInvalidRouteParam', /`a,b`/],
    ['a bare object', '[id].ts', listed(id(Object.create(null))), 'GetStaticPathsInvalidRouteParam', /`object`/],
    ['a missing param', '[id].ts', listed({ params: { other: '1' } }), 'GetStaticPathsMissingParam', /: id\n/],
    ['an empty param', '[id].ts', listed(id('')), 'GetStaticPathsMissingParam', /entry 0/],
    ['an inherited param', '[constructor].ts', listed(id('1')), 'GetStaticPathsMissingParam', /constructor/],
    ['a bare rest', 'o/[...path].ts', listed(path(undefined)), 'PrerenderDynamicEndpointPathCollide', /undefined/],
    ['a slash', '[id].ts', listed(id('a/b')), 'NoMatchingStaticPathFound', /does not match/],
    ['only slashes', '[id].ts', listed(id('/')), 'NoMatchingStaticPathFound', /entry 0/],
    ['an encoded space', '[id].ts', listed(id('c%20d')), 'NoMatchingStaticPathFound', /decoded to `\/c d`/],
    ['a way out', 'f/[...path].ts', listed(path('../x')), 'NoMatchingStaticPathFound', /resolve/],
    ['a dot', '[id].ts', listed(id('.')), 'NoMatchingStaticPathFound', /resolve/],
    ['two slashes in a row', 'f/[...path].ts', listed(path('d//e')), 'NoMatchingStaticPathFound', /in a row/],
    ['half of a pair', '[id].ts', listed(id('\ud800')), 'NoMatchingStaticPathFound', /surrogate/],
    [
      'an ambiguous split',
      '[lang]-[v].ts',
      listed({ params: { lang: 'a-b', v: '2' } }),
      'NoMatchingStaticPathFound',
      /"lang" would be `a` instead of `a-b`/,
    ],
    ['a duplicate', '[id].ts', listed(id('1'), id('2'), id('1')), 'DuplicateStaticPath', /entries 0 and 2 .*`\/1`/],
    ['two forms of one path', '[id].ts', listed(id('\u00e9'), id('e\u0301')), 'DuplicateStaticPath', /0 and 1/],
  ]
  test.each(cases)('%s', async (_, file, module, code, message) => {
    const paths = pathsOf(file, module)
    await expect(paths).rejects.toThrow(expect.objectContaining({ code, file }))
    await expect(paths).rejects.toThrow(message)
  })

  test('of the function itself are the cause', async () => {
    const cause = new TypeError('no paths today')
    const getStaticPaths = () => {
      throw cause
    }
    await expect(pathsOf('[id].ts', { getStaticPaths })).rejects.toMatchObject({
      code: 'GetStaticPathsFailed',
      cause,
      message: expect.stringContaining('no paths today'),
    })
  })
})
