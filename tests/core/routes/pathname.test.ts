import { describe, expect, test } from 'vitest'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { collapseSlashes, decodePathname, stripBase } from '../../../sw/core/routes/pathname.ts'

const encoded = (rounds: number) => `/%${'25'.repeat(rounds - 1)}61`

describe('a pathname is decoded', () => {
  test.each([
    ['/plain', '/plain'],
    ['/p/a%20b', '/p/a b'],
    ['/p/a%2Fb', '/p/a%2Fb'],
    ['/p/a%252Fb', '/p/a%2Fb'],
    ['/p/100%25', '/p/100%'],
    ['/p/%2561', '/p/a'],
    ['/p/%00', '/p/\0'],
    ['/p/a%5Cb', '/p/a\\b'],
    ['/p/%3B%2C%2F%3F%3A%40%26%3D%2B%24%23', '/p/%3B%2C%2F%3F%3A%40%26%3D%2B%24%23'],
    ['/%E6%97%A5%E6%9C%AC', '/日本'],
    ['/a%5Bb%5D', '/a[b]'],
    ['/50%2525%20off', '/50% off'],
    [encoded(10), '/a'],
  ])('%s', (raw, pathname) => {
    expect(decodePathname(raw)).toEqual({ state: 'decoded', pathname })
  })

  test.each(['/%', '/%zz', '/%FF', '/%C0%AF', '/%E0%A4%A', '/%20%FF'])('%s is malformed and stays as sent', (raw) => {
    expect(decodePathname(raw)).toEqual({ state: 'malformed', pathname: raw })
  })

  test('ten rounds are the limit', () => {
    expect(decodePathname(encoded(11)).state).toBe('over-encoded')
  })
})

test.each([
  ['/a', '/a'],
  ['//a', '/a'],
  ['/a//b///c//', '/a/b/c/'],
  ['///', '/'],
])('slashes of %s collapse to %s', (raw, pathname) => {
  expect(collapseSlashes(raw)).toBe(pathname)
})

test.each([
  ['/x', '', '/x'],
  ['/docs', '/docs', '/'],
  ['/docs/', '/docs', '/'],
  ['/docs/x/', '/docs', '/x/'],
  ['/docs/docs/x', '/docs', '/docs/x'],
  ['/docsx', '/docs', undefined],
  ['/DOCS/x', '/docs', undefined],
  ['/x', '/docs', undefined],
  ['/', '/docs', undefined],
])('%s under base "%s" is %s', (pathname, base, stripped) => {
  expect(stripBase(pathname, base)).toBe(stripped)
})

test.each([
  ['/', ''],
  ['/docs', '/docs'],
  ['/docs/', '/docs'],
  ['docs', '/docs'],
  ['/a/b/', '/a/b'],
  ['/a//b', '/a/b'],
  ['/my%20site/', '/my site'],
  ['/.well-known/', '/.well-known'],
])('base %s is kept as "%s"', (option, base) => {
  expect(normaliseBase(option)).toBe(base)
})

test.each([
  '',
  '//',
  '.',
  './',
  './docs',
  '../docs',
  '/a/../b',
  'https://cdn.example/docs/',
  '//cdn.example',
  '/a?b',
  '/a#b',
  '/a\\b',
  '/%',
])('base "%s" is refused', (option) => {
  expect(() => normaliseBase(option)).toThrow(expect.objectContaining({ code: 'InvalidBase' }))
})
