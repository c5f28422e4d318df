import { describe, expect, test } from 'vitest'
import type { RouteMatch } from '../../../sw/core/app/app.ts'
import { createRandom, pick } from '../routes/random-routes.ts'
import { type TestAppOptions, testApp, text } from './test-app.ts'

const GET = text('x')
const files = {
  'index.ts': { GET },
  'plain.ts': { GET },
  'data.json.ts': { GET },
  'item/[id].ts': { GET },
  'rest/[...path].ts': { GET },
  'rest/[name].ts': { GET },
}

const show = (match: RouteMatch | undefined) => {
  if (match === undefined) return 'miss'
  if (match.kind === 'slash') return `slash ${match.location}`
  return match.kind === 'redirect'
    ? `redirect ${match.redirect.id}`
    : `${match.route.id} ${JSON.stringify(match.params)}`
}

const redirects = { '/old': '/plain' }

describe('match tells which route answers', () => {
  const cases: [options: TestAppOptions, path: string, expected: string][] = [
    [{}, '/', '/ {}'],
    [{}, '/plain', '/plain {}'],
    [{}, '/plain?q=1', '/plain {}'],
    [{}, '/plain/', '/plain {}'],
    [{}, '/plain///?q=1', 'slash /plain/?q=1'],
    [{}, '//plain', '/plain {}'],
    [{}, '/%70lain', '/plain {}'],
    [{}, '/data.json/', 'miss'],
    [{}, '/data.json//', 'miss'],
    [{}, '/unknown', 'miss'],
    [{}, '/unknown//', 'miss'],
    [{}, '/item/a%20b', '/item/[id] {"id":"a b"}'],
    [{}, '/item/a%2Fb', '/item/[id] {"id":"a%2Fb"}'],
    [{}, '/item/__proto__', '/item/[id] {"id":"__proto__"}'],
    [{}, '/item/%E0%A4%A', '/item/[id] {"id":"%E0%A4%A"}'],
    [{}, '/none/of/%E0%A4%A', 'miss'],
    [{}, '/rest/a', '/rest/[name] {"name":"a"}'],
    [{}, '/rest//a', '/rest/[...path] {"path":"a"}'],
    [{}, '/item//a', '/item/[id] {"id":"a"}'],
    [{}, '/_astro/x', 'miss'],
    [{ redirects }, '/old', 'redirect /old'],
    [{ trailingSlash: 'always' }, '/plain', 'slash /plain/'],
    [{ trailingSlash: 'always' }, '/plain/', '/plain {}'],
    [{ trailingSlash: 'always' }, '/unknown', 'miss'],
    [{ trailingSlash: 'always' }, '/data.json', '/data.json {}'],
    [{ trailingSlash: 'never' }, '/plain/?a', 'slash /plain?a'],
    [{ trailingSlash: 'never' }, '/data.json/', 'slash /data.json'],
    [{ trailingSlash: 'never' }, '/unknown/', 'miss'],
    [{ trailingSlash: 'never', redirects }, '/old/', 'slash /old'],
    [{ base: '/docs' }, '/docs', '/ {}'],
    [{ base: '/docs' }, '/docs/', '/ {}'],
    [{ base: '/docs' }, '/docs/plain', '/plain {}'],
    [{ base: '/docs' }, '/plain', 'miss'],
    [{ base: '/docs' }, '/docsplain', 'miss'],
    [{ base: '/docs' }, '/docs/docs/plain', 'miss'],
    [{ hostFiles: ['/plain'] }, '/plain', 'miss'],
    [{ hostFiles: ['/item/ä'] }, '/item/%C3%A4', 'miss'],
    [{ hostFiles: ['/item/ä'] }, '/item/b', '/item/[id] {"id":"b"}'],
    [{ hostFiles: ['/plain/'], trailingSlash: 'always' }, '/plain', 'miss'],
    [{ base: '/docs', hostFiles: ['/docs/plain'] }, '/docs/plain', 'miss'],
    [{ prerendered: ['rest/[name].ts'] }, '/rest/a', '/rest/[...path] {"path":"a"}'],
  ]
  test.each(cases)('%j %s is %s', (options, path, expected) => {
    expect(show(testApp(files, options).match(path))).toBe(expected)
  })
})

test('match takes a path, a URL text and a URL, and nothing is loaded', () => {
  const app = testApp(files)
  for (const url of ['/plain', 'https://any.example/plain', new URL('https://any.example/plain')]) {
    expect(show(app.match(url))).toBe('/plain {}')
  }
  expect(app.match('not a URL')).toBeUndefined()
  expect(app.loaded).toEqual([])
})

test('a path is matched as its URL is', () => {
  const random = createRandom(3)
  const parts = [
    '/',
    '/',
    '.',
    '..',
    'a',
    'Z9',
    '-',
    '~',
    '%2e',
    '%2F',
    '%',
    '\\',
    '\t',
    '\n',
    ' ',
    '?',
    '#',
    ':',
    '@',
  ] as const
  const more = [
    'é',
    '|',
    '^',
    '{',
    '[',
    ']',
    '"',
    '<',
    '`',
    '*',
    "'",
    ';',
    '=',
    '&',
    '+',
    ',',
    '!',
    '$',
    '(',
    ')',
    '_',
  ] as const
  for (const trailingSlash of ['ignore', 'always', 'never'] as const) {
    const app = testApp({ '[...all].ts': { GET }, 'a/[x].ts': { GET } }, { trailingSlash })
    for (let run = 0; run < 3000; run++) {
      const path = `/${Array.from({ length: random(7) }, () => pick(random, random(3) === 0 ? more : parts)).join('')}`
      const href = `http://localhost${path}`
      const expected = URL.canParse(href) ? app.match(new URL(href)) : undefined
      expect([path, show(app.match(path))]).toEqual([path, show(expected)])
    }
  }
})
