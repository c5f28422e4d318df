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

test.for([
  ['/assets/app-3f2a.js', 'text/html', false],
  ['/assets/app-3f2a.css', 'Text/HTML; charset=utf-8', false],
  ['/feed.xml', 'text/html', false],
  ['/about/index.html', 'text/html', true],
  ['/about/', 'text/html', true],
  ['/about', 'text/html', true],
  ['/assets/app-3f2a.js', 'text/javascript', true],
] as const)('without integrity %s with the type %s is kept: %s', async ([path, type, isKept]) => {
  const kept = verifyResponse(path, new Response('<p>home', { headers: { 'content-type': type } }))
  if (isKept) expect(await (await kept).text()).toBe('<p>home')
  else await expect(kept).rejects.toThrow(`${path} is not stored for offline use: the host sent a page.`)
})
