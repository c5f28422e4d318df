import { expect, test } from 'vitest'
import { hiddenHeaders, whyCorsFails } from '../../../sw/core/origins/cors-headers.ts'

const origin = 'https://app.test'

test.each<[Record<string, string>, boolean, RegExp | undefined]>([
  [{}, false, /has no Access-Control-Allow-Origin/],
  [{ 'access-control-allow-origin': '*' }, false, undefined],
  [{ 'access-control-allow-origin': origin }, false, undefined],
  [
    { 'access-control-allow-origin': 'https://app.test:444' },
    false,
    /is https:\/\/app\.test:444, not https:\/\/app\.test$/,
  ],
  [{ 'access-control-allow-origin': '*' }, true, /does not allow credentials/],
  [{ 'access-control-allow-origin': origin }, true, /Allow-Credentials is not true/],
  [{ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'TRUE' }, true, /is not true/],
  [{ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }, true, undefined],
])('%j, with credentials: %s', (headers, credentials, expected) => {
  const reason = whyCorsFails(new Headers(headers), { origin, credentials })
  if (expected === undefined) expect(reason).toBeUndefined()
  else expect(reason).toMatch(expected)
})

test('a page reads the simple headers, and those that are exposed', () => {
  const headers = { 'content-type': 'a/b', 'x-one': '1', 'x-two': '2' }
  const hidden = (expose: string, credentials = false) =>
    hiddenHeaders(new Headers({ ...headers, 'access-control-expose-headers': expose }), { credentials }).filter(
      (name) => name.startsWith('x-'),
    )
  expect(hidden('')).toEqual(['x-one', 'x-two'])
  expect(hidden('X-One ,x-three')).toEqual(['x-two'])
  expect(hidden('*')).toEqual([])
  expect(hidden('*', true)).toEqual(['x-one', 'x-two'])
})
