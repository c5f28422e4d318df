import { expect, test } from 'vitest'
import { slashRedirect } from '../../../sw/core/routes/slash-redirect.ts'

test.each([
  ['/', undefined, undefined, undefined],
  ['/x.json', undefined, undefined, undefined],
  ['/x.json/', undefined, '/x.json', undefined],
  ['/n', '/n/', undefined, undefined],
  ['/n/', undefined, '/n', undefined],
  ['/n//', '/n/', '/n', '/n/'],
  ['/n///', '/n/', '/n', '/n/'],
  ['/d/v1.2', undefined, undefined, undefined],
  ['/d/v1.2/', undefined, '/d/v1.2', undefined],
  ['/d/.hidden', '/d/.hidden/', undefined, undefined],
  ['/d/v1.2-x', '/d/v1.2-x/', undefined, undefined],
  ['/a//b', '/a//b/', undefined, undefined],
  ['///', '/', '/', '/'],
  ['/_internal', undefined, undefined, undefined],
  ['/_internal//', undefined, undefined, undefined],
  ['/@vite/client/', undefined, undefined, undefined],
  ['/.well-known/thing', undefined, undefined, undefined],
  ['//evil.example//', undefined, undefined, undefined],
  ['/\\evil.example//', undefined, undefined, undefined],
  ['/caf%C3%A9', '/caf%C3%A9/', undefined, undefined],
])('%s: always %s, never %s, ignore %s', (pathname, always, never, ignore) => {
  expect(slashRedirect(pathname, '', 'always')).toBe(always)
  expect(slashRedirect(pathname, '', 'never')).toBe(never)
  expect(slashRedirect(pathname, '', 'ignore')).toBe(ignore)
})

test('the query is kept as sent', () => {
  expect(slashRedirect('/n', '?a=1&b=%20', 'always')).toBe('/n/?a=1&b=%20')
})

test('a path of a million slashes is decided at once', () => {
  const path = `${'/'.repeat(1_000_000)}a.${'b.'.repeat(100_000)}/`
  expect(slashRedirect(`/x${path}`, '', 'never')).toBe(`/x${path.slice(0, -1)}`)
})
