import { expect, test } from 'vitest'
import { redirect } from '../../../sw/core/endpoint/redirect.ts'

const cases: [location: string | URL, status: number | undefined, expected: [number, string]][] = [
  ['/target', undefined, [302, '/target']],
  ['next/step', 307, [307, 'next/step']],
  ['/a b', 308, [308, '/a b']],
  // Firefox and Node send a character below U+0100 as one byte, Chromium as UTF-8.
  ['/caf\u00e9', undefined, [302, '/caf%C3%A9']],
  ['/\u65e5\u672c?q=\ud800', undefined, [302, '/%E6%97%A5%E6%9C%AC?q=%EF%BF%BD']],
  [new URL('https://far.example/a?b#c'), undefined, [302, 'https://far.example/a?b#c']],
  ['', 200, [200, '']],
  [' /trimmed\r\n', 303, [303, '/trimmed']],
]
test.each(['/a\r\nset-cookie: a=b', '/a\nb', '/a\0b', '/a\u0001b', '/a\u007fb'])('redirect(%j) throws', (location) => {
  expect(() => redirect(location)).toThrow(expect.objectContaining({ code: 'InvalidRedirectLocation' }))
})

test.each(cases)('redirect(%s, %s)', (location, status, expected) => {
  const response = redirect(location, status)
  expect([response.status, response.headers.get('location')]).toEqual(expected)
})
