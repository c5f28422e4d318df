/// <reference types="vite/client" />
import { expect, onTestFinished, test } from 'vitest'
import { endpoint, requestOf } from '../../../sw/client/endpoint/endpoint.ts'
import { addressOf } from '../../../sw/client/endpoint/endpoint-url.ts'
import { json } from '../../../sw/core/endpoint/json.ts'

const sent = async (options: Parameters<typeof requestOf>[1]) => {
  const [url, init] = requestOf('/api/log', { method: 'POST', ...options })
  const request = new Request(new URL(url, 'https://example.org'), init)
  return { type: request.headers.get('content-type'), text: await request.text() }
}

test.each<[unknown, string | null, string]>([
  [{ a: [1, null] }, 'application/json', '{"a":[1,null]}'],
  [[], 'application/json', '[]'],
  [null, 'application/json', 'null'],
  [false, 'application/json', 'false'],
  [undefined, null, ''],
  ['text', 'text/plain;charset=UTF-8', 'text'],
  [new URLSearchParams({ a: 'b' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b'],
  [new Blob(['x'], { type: 'image/x' }), 'image/x', 'x'],
  [new Uint8Array([97]), null, 'a'],
  [new Uint8Array([97]).buffer, null, 'a'],
  [new Response('stream').body, null, 'stream'],
])('the body %j is sent as %s', async (body, type, text) => {
  expect(await sent({ body })).toEqual({ type, text })
})

test('a form keeps its own boundary', async () => {
  const body = new FormData()
  body.set('a', 'b')
  const { type, text } = await sent({ body })
  expect(type).toMatch(/^multipart\/form-data; boundary=/)
  expect(text).toContain('name="a"')
})

test('a content type of the caller stays', async () => {
  expect(await sent({ body: {}, headers: { 'Content-Type': 'application/merge-patch+json' } })).toEqual({
    type: 'application/merge-patch+json',
    text: '{}',
  })
})

test('options of fetch are passed on', () => {
  const { signal } = new AbortController()
  const [, init] = requestOf('/a', { signal, cache: 'no-store', headers: [['x-a', '1']] })
  expect(init).toMatchObject({ signal, cache: 'no-store' })
  expect(new Headers(init.headers).get('x-a')).toBe('1')
})

test.each([
  [{ page: 2, all: true, none: undefined, empty: '' }, '?page=2&all=true&empty='],
  [{ tag: ['a b', 'c&d'] }, '?tag=a+b&tag=c%26d'],
  [new URLSearchParams([['x', '1']]), '?x=1'],
  [{}, ''],
  [undefined, ''],
])('the query %j is %s', (query, search) => {
  expect(addressOf('/a', { query })).toBe(`/a${search}`)
})

test('the address is below the base and has the project’s slash', () => {
  import.meta.env.BASE_URL = '/repo/'
  import.meta.env.STOWAWAY_TRAILING_SLASH = 'always'
  onTestFinished(() => {
    import.meta.env.BASE_URL = '/'
    delete import.meta.env.STOWAWAY_TRAILING_SLASH
  })
  expect(addressOf('/a/[id]', { params: { id: 7 } })).toBe('/repo/a/7/')
  expect(addressOf('/')).toBe('/repo/')
})

test('a wrong param rejects, it does not throw', async () => {
  const answer = endpoint('/files/[...path]', { params: { path: 'a//b' } })
  await expect(answer).rejects.toMatchObject({ code: 'InvalidRouteParamValue' })
})

test('json is an ordinary Response', async () => {
  const response = json({ at: new Date(0) }, { status: 201, headers: { 'x-a': '1' } })
  expect(response).toBeInstanceOf(Response)
  expect([response.status, response.headers.get('content-type'), response.headers.get('x-a')]).toEqual([
    201,
    'application/json',
    '1',
  ])
  expect(await response.json()).toEqual({ at: '1970-01-01T00:00:00.000Z' })
})
