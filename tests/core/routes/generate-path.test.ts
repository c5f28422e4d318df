import { describe, expect, test } from 'vitest'
import { generatePath } from '../../../sw/core/routes/generate-path.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { parseRoute } from '../../../sw/core/routes/parse-route.ts'

describe('params generate a path', () => {
  test.each([
    ['index.ts', {}, '/'],
    ['x.json.ts', {}, '/x.json'],
    ['[id].json.ts', { id: '7' }, '/7.json'],
    ['[lang]-[ver].json.ts', { lang: 'a-b', ver: '2.0' }, '/a-b-2.0.json'],
    ['files/[...path].ts', { path: 'a/b/c.txt' }, '/files/a/b/c.txt'],
    ['files/[...path].ts', { path: '/lead/trail/' }, '/files/lead/trail'],
    ['files/[...path].ts', { path: undefined }, '/files'],
    ['files/[...path].ts', {}, '/files'],
    ['[...path].ts', { path: undefined }, '/'],
    ['[...path].ts', { path: '///evil.example' }, '/evil.example'],
    ['[...a]/end.ts', { a: undefined }, '/end'],
    ['opt/[...slug].json.ts', { slug: undefined }, '/opt/.json'],
    ['[id].ts', { id: 'a#b?c' }, '/a%23b%3Fc'],
    ['[id].ts', { id: 'e\u0301' }, '/é'],
    ['[id].ts', { id: 'a b/%' }, '/a b/%'],
    ['%5Bx%5D.ts', {}, '/[x]'],
    ['[__proto__].ts', { ['__proto__']: 'own' }, '/own'],
  ])('%s with %o: %s', (file, params, path) => {
    expect(generatePath(parseRoute(file), params, 'ignore')).toBe(path)
  })

  test.each([
    ['n.ts', {}, '/n/'],
    ['d/[id].ts', { id: 'v1.2' }, '/d/v1.2/'],
    ['d/[id].json.ts', { id: '1' }, '/d/1.json'],
    ['index.ts', {}, '/'],
    ['[...path].ts', {}, '/'],
  ])('trailingSlash always, %s with %o: %s', (file, params, path) => {
    expect(generatePath(parseRoute(file), params, 'always')).toBe(path)
  })

  test.each([{}, { id: undefined }])('a missing param is an error that names it', (params) => {
    expect(() => generatePath(parseRoute('x/[id].ts'), params, 'ignore')).toThrow(
      expect.objectContaining({ code: 'MissingRouteParam', message: expect.stringContaining('"id"') }),
    )
  })

  test('an inherited property is no param', () => {
    expect(() => generatePath(parseRoute('[constructor].ts'), {}, 'ignore')).toThrow(
      expect.objectContaining({ code: 'MissingRouteParam' }),
    )
  })
})

describe('matching a generated path gives its params back', () => {
  test.each([
    ['[id].ts', { id: 'a.b-c' }],
    ['[id].json.ts', { id: 'x.json' }],
    ['[a]-[b].ts', { a: 'x', b: 'y-z' }],
    ['[a].[b]/[c].json.ts', { a: '1', b: '2.3', c: 'ü' }],
    ['x/[...rest].ts', { rest: 'a/b/c' }],
    ['x/[...rest].ts', { rest: undefined }],
    ['x/[...rest].zip.ts', { rest: 'a/b' }],
    ['x/[...rest].zip.ts', { rest: undefined }],
    ['[...a]/end/[b].ts', { a: 'p/q', b: 'r' }],
    ['[...a]/end/[b].ts', { a: undefined, b: 'r' }],
    ['[...a]/x/[...b].ts', { a: 'p', b: 'q/x/r' }],
    ['[a]/[b].ts', { a: '__proto__', b: 'constructor' }],
  ])('%s with %o', (file, params) => {
    const route = parseRoute(file)
    for (const trailingSlash of ['ignore', 'always', 'never'] as const) {
      const matcher = createMatcher({ routes: [route], redirects: [], trailingSlash })
      expect(matcher.first(generatePath(route, params, trailingSlash))).toEqual({ route, params })
    }
  })
})
