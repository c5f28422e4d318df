import { expect, test } from 'vitest'
import { integrityOf, verifyResponse } from '../../../sw/worker/precache/verify-response.ts'

const integrity = await integrityOf(new TextEncoder().encode('hello').buffer)

test('integrity is written as in HTML', () => {
  expect(integrity).toBe('sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=')
})

test('the right content is kept, without headers of the connection', async () => {
  const host = new Response('hello', {
    statusText: 'OK',
    headers: {
      'content-type': 'text/plain',
      'content-encoding': 'gzip',
      vary: '*',
      etag: '"1"',
      'content-length': '99',
    },
  })
  const kept = await verifyResponse('/a', host, integrity)
  expect(kept.statusText).toBe('OK')
  expect(Object.fromEntries(kept.headers)).toEqual({
    'accept-ranges': 'bytes',
    'content-length': '5',
    'content-type': 'text/plain',
    etag: '"1"',
  })
  expect(await kept.text()).toBe('hello')
})

test.for([
  ['other content', new Response('hallo'), 'the host sent other content than this build has'],
  ['another status', new Response('hello', { status: 404 }), 'the host answered 404'],
  ['a part', new Response('hello', { status: 206 }), 'the host answered 206'],
] as const)('%s is refused', async ([, response, reason]) => {
  await expect(verifyResponse('/a', response, integrity)).rejects.toThrow(
    `/a is not stored for offline use: ${reason}.`,
  )
})

test('a body that breaks is refused', async () => {
  const broken = new Response(new ReadableStream({ start: (controller) => controller.error(new Error('cut')) }))
  await expect(verifyResponse('/a', broken)).rejects.toThrow('the connection broke')
})

test('without integrity any content is taken', async () => {
  expect(await (await verifyResponse('/a', new Response('other'))).text()).toBe('other')
})
