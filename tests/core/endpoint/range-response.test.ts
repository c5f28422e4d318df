import { expect, test } from 'vitest'
import { rangeResponse } from '../../../sw/core/endpoint/range-response.ts'

const strong = '"abc"'
const modified = 'Wed, 21 Oct 2026 07:28:00 GMT'

async function answer(
  range: string | undefined,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '0123456789',
) {
  const request = new Request('http://localhost/a.mp3', { method, headers: { ...(range && { range }), ...headers } })
  const response = new Response(body, {
    headers: { 'content-type': 'audio/mpeg', etag: strong, 'last-modified': modified },
  })
  const ranged = await rangeResponse(request, response)
  return [ranged.status, ranged.headers.get('content-range'), await ranged.text()]
}

test.for([
  ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
  ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
  ['bytes=0-', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=9-9', 206, 'bytes 9-9/10', '9'],
  ['bytes=8-100', 206, 'bytes 8-9/10', '89'],
  ['bytes=-3', 206, 'bytes 7-9/10', '789'],
  ['bytes=-100', 206, 'bytes 0-9/10', '0123456789'],
  [' BYTES = 1 - 2 ', 206, 'bytes 1-2/10', '12'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=-0', 416, 'bytes */10', ''],
  [`bytes=${'9'.repeat(400)}-`, 416, 'bytes */10', ''],
  // Everything but a single range of bytes gets the whole body (RFC 9110, 14.2).
  ['bytes=3-1', 200, null, '0123456789'],
  ['bytes=0-1,4-5', 200, null, '0123456789'],
  ['bytes=-', 200, null, '0123456789'],
  ['bytes=a-b', 200, null, '0123456789'],
  ['lines=0-1', 200, null, '0123456789'],
  [undefined, 200, null, '0123456789'],
] as const)('%s is answered %i', async ([range, status, contentRange, text]) => {
  expect(await answer(range)).toEqual([status, contentRange, text])
})

test.for([
  ['its strong ETag', strong, 206],
  ['its date', modified, 206],
  ['a weak ETag', `W/${strong}`, 200],
  ['another ETag', '"abd"', 200],
  ['another date', 'Wed, 21 Oct 2026 07:28:01 GMT', 200],
] as const)('If-Range with %s', async ([, value, status]) => {
  expect((await answer('bytes=0-3', { 'if-range': value }))[0]).toBe(status)
})

test('an empty body has no range', async () => {
  expect(await answer('bytes=0-', {}, 'GET', '')).toEqual([416, 'bytes */0', ''])
})

test('other methods and other statuses have no ranges', async () => {
  expect((await answer('bytes=0-3', {}, 'PUT'))[0]).toBe(200)
  const request = new Request('http://localhost/', { headers: { range: 'bytes=0-3' } })
  const notFound = new Response('nothing here', { status: 404 })
  expect(await rangeResponse(request, notFound)).toBe(notFound)
})

test('headers are kept, and say how long the part is', async () => {
  const request = new Request('http://localhost/', { headers: { range: 'bytes=1-2' } })
  const { headers } = await rangeResponse(
    request,
    new Response('0123', { headers: { 'content-type': 'audio/mpeg', 'content-length': '4', 'x-own': '1' } }),
  )
  expect(Object.fromEntries(headers)).toEqual({
    'accept-ranges': 'bytes',
    'content-length': '2',
    'content-range': 'bytes 1-2/4',
    'content-type': 'audio/mpeg',
    'x-own': '1',
  })
})
