import { describe, expect, test } from 'vitest'
import { compareCodePoints } from '../../../sw/core/routes/compare-code-points.ts'
import { compareRoutes } from '../../../sw/core/routes/compare-routes.ts'
import { parsePattern, parseRoute } from '../../../sw/core/routes/parse-route.ts'

describe('the first goes before the second', () => {
  test.each([
    ['a static segment before one with params', '/zzz', '/a-[x]'],
    ['static segments by code point', '/B', '/a'],
    ['static segments by code point, beyond the basic plane', '/Ａ', '/🚀'],
    ['an earlier segment before a later one', '/en/[page]', '/[lang]/about'],
    ['text and param before a param alone', '/food-[x]', '/[x]'],
    ['an extension before none', '/[z].json', '/[a]'],
    ['a param before a rest', '/[x]', '/[...a]'],
    ['a partly dynamic segment without a rest before one with it', '/[x]-', '/long-text-[...a]'],
    ['a rest with text before a param alone', '/pre-[...a]', '/[x]'],
    ['more static characters first', '/pre-[x]-post', '/pre-[x]'],
    ['characters, not UTF-16 units, are counted', '/ab-[x]', '/🚀[x]'],
    ['of equally many static characters, by code point', '/-[a]', '/[a]-'],
    ['whatever the names of params', '/[b]-[a]/x', '/[a]-[b]/[y]'],
    ['a folder before its rest', '/foo', '/foo/[...x]'],
    ['the root before its rest', '/', '/[...x]'],
    ['more segments first', '/[a]/[b]', '/[a]'],
    ['more segments first, even after a rest', '/[...a]/end', '/[...a]'],
    ['two rests before one', '/foo/[...x]/[...y]', '/foo/[...x]'],
    ['two rests before none', '/foo/[...x]/[...y]', '/foo'],
    ['ties by the text of the pattern', '/[a]', '/[b]'],
  ])('%s: %s, %s', (_, first, second) => {
    const [a, b] = [parseRoute(`${first.slice(1)}.ts`), parseRoute(`${second === '/' ? 'index' : second.slice(1)}.ts`)]
    expect([compareRoutes(a, b) < 0, compareRoutes(b, a) > 0]).toEqual([true, true])
  })

  test('an endpoint goes before a redirect of the same shape', () => {
    const [endpoint, redirect] = [parseRoute('[z].ts'), { ...parsePattern('/[a]'), destination: '/' }]
    expect(compareRoutes(endpoint, redirect)).toBeLessThan(0)
  })

  test('two files of one pattern are told apart by their names', () => {
    expect(compareRoutes(parseRoute('x.js'), parseRoute('x.ts'))).toBeLessThan(0)
  })
})

test('strings are ordered by code point, not by UTF-16 unit', () => {
  expect(['🚀', 'Ａ', 'a', '', 'ab', '\ud83d'].sort(compareCodePoints)).toEqual(['', 'a', 'ab', 'Ａ', '\ud83d', '🚀'])
})

// From Astro's own routing-priority tests.
test('a whole project', () => {
  const files = [
    '[lang]/[...catchall].ts',
    '[lang]/index.ts',
    '[...catchall].ts',
    '[slug].ts',
    'posts/[pid].ts',
    'posts/[...slug].ts',
    'de/index.ts',
    'index.ts',
    'api/catch/[...slug].json.ts',
    'api/catch/[foo]-[bar].json.ts',
    'empty-slug/[...slug].ts',
    'injected/[...foo].ts',
    'special.ts',
  ]
  expect(
    files
      .map(parseRoute)
      .sort(compareRoutes)
      .map(({ id }) => id),
  ).toEqual([
    '/api/catch/[foo]-[bar].json',
    '/api/catch/[...slug].json',
    '/de',
    '/empty-slug/[...slug]',
    '/injected/[...foo]',
    '/posts/[pid]',
    '/posts/[...slug]',
    '/special',
    '/[lang]',
    '/[slug]',
    '/[lang]/[...catchall]',
    '/',
    '/[...catchall]',
  ])
})
