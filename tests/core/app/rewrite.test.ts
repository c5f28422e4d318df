import { describe, expect, test } from 'vitest'
import type { APIContext, RewritePayload } from '../../../sw/core/endpoint/api-context.ts'
import type { MiddlewareNext } from '../../../sw/core/middleware/sequence.ts'
import { origin, type TestAppOptions, testApp, text } from './test-app.ts'

const echo = async ({ url, request, params, routePattern, originPathname }: APIContext) =>
  Response.json({
    url: url.href.slice(origin.length),
    request: request.url.slice(origin.length),
    method: request.method,
    header: request.headers.get('x-a'),
    body: await request.text(),
    params,
    routePattern,
    originPathname,
  })
const to = (payload: RewritePayload) => ({ ALL: ({ rewrite }: APIContext) => rewrite(payload) })

describe('where a rewrite goes', () => {
  const endpoint = { ALL: echo }
  const files = { 'to.ts': endpoint, 'item/[id].json.ts': endpoint, 'sub/index.ts': endpoint }
  const page = { ALL: ({ url }: APIContext) => new Response(url.pathname) }
  const cases: [options: TestAppOptions, from: string, payload: RewritePayload, expected: Record<string, unknown>][] = [
    [{}, '/a', '/to?q=1', { url: '/to?q=1', request: '/to?q=1', routePattern: '/to', originPathname: '/a/' }],
    [{}, '/a', '//item//7.json', { url: '/item/7.json', params: { id: '7' }, routePattern: '/item/[id].json' }],
    [{}, '/a', '/item/a%20b.json', { params: { id: 'a b' }, url: '/item/a%20b.json' }],
    [{}, '/a', new URL(`${origin}/to?u`), { url: '/to?u' }],
    [{}, '/a', new Request(`${origin}/to`, { headers: { 'x-a': 'own' } }), { header: 'own', method: 'GET' }],
    [{ trailingSlash: 'never' }, '/a', '/to', { url: '/to', originPathname: '/a' }],
    [{ base: '/docs' }, '/docs/a', '/to', { url: '/docs/to', originPathname: '/a/' }],
    [{ base: '/docs' }, '/docs/a', '/docs/to', { url: '/docs/to/', routePattern: '/to' }],
  ]
  test.each(cases)('%j %s to %s', async (options, from, payload, expected) => {
    const app = testApp({ ...files, 'a.ts': to(payload), '404.ts': page }, options)
    expect(await (await app.get(from)).json()).toMatchObject(expected)
  })

  const missing: [options: TestAppOptions, from: string, payload: string, url: string][] = [
    [{}, '/a', '/no/such', '/no/such'],
    [{ trailingSlash: 'always' }, '/a/', '/to', '/to'],
    [{ base: '/docs' }, '/docs/a', '/docs/item/7.json', '/docs/item/7.json/'],
  ]
  test.each(missing)('%j %s to %s is the 404 page', async (options, from, payload, url) => {
    const app = testApp({ ...files, 'a.ts': to(payload), '404.ts': page }, options)
    const response = await app.get(from)
    expect([response.status, await response.text()]).toEqual([404, url])
  })
})

test('method, headers and body are carried, streams and big bodies too', async () => {
  const app = testApp({ 'a.ts': to('/b'), 'b.ts': to('/c'), 'c.ts': { ALL: echo } })
  const body = 'ä'.repeat(100_000)
  const response = await app.get('/a', { method: 'PUT', headers: { 'x-a': '1' }, body })
  expect(await response.json()).toMatchObject({ method: 'PUT', header: '1', body, originPathname: '/a/' })
})

test('the same request can be rewritten again after a miss', async () => {
  const POST = async ({ rewrite }: APIContext) => {
    const first = await rewrite('/one')
    return first.status === 404 ? rewrite('/two') : first
  }
  const one = { POST: async ({ request }: APIContext) => new Response(await request.text(), { status: 404 }) }
  const app = testApp({ 'a.ts': { POST }, 'one.ts': one, 'two.ts': { ALL: echo } })
  expect(await (await app.get('/a', { method: 'POST', body: 'kept' })).json()).toMatchObject({ body: 'kept' })
})

test('a body that was read cannot be carried', async () => {
  const POST = async ({ request, rewrite }: APIContext) => {
    await request.text()
    return rewrite('/b')
  }
  const app = testApp({ 'a.ts': { POST }, 'b.ts': { ALL: echo } })
  expect((await app.get('/a', { method: 'POST', body: 'x' })).status).toBe(500)
  expect(app.errors).toMatchObject([{ code: 'RewriteWithBodyUsed' }])
})

test('a loop ends with 508', async () => {
  let calls = 0
  const GET = ({ rewrite }: APIContext) => {
    calls += 1
    return rewrite('/loop')
  }
  const response = await testApp({ 'loop.ts': { GET } }).get('/loop')
  expect([response.status, await response.text(), calls]).toEqual([508, 'Loop Detected', 3])
})

test('a path that a file answers cannot be a target', async () => {
  const app = testApp({ 'a.ts': to('/b.txt'), 'b.txt.ts': { GET: text('b') } }, { hostFiles: ['/b.txt'] })
  expect((await app.get('/a')).status).toBe(500)
  expect(app.errors).toMatchObject([{ code: 'ForbiddenRewrite' }])
})

test('cookies of both endpoints are sent; a Request as payload has its own', async () => {
  const app = testApp({
    'a.ts': {
      GET: ({ cookies, rewrite }: APIContext) => {
        cookies.set('both', 'a')
        cookies.set('a', '1')
        return rewrite(new Request(`${origin}/b`, { headers: { cookie: 'in=theirs' } }))
      },
    },
    'b.ts': {
      GET: ({ cookies }: APIContext) => {
        cookies.set('both', 'b')
        return new Response(cookies.get('in')?.value ?? 'none')
      },
    },
  })
  const response = await app.get('/a', { headers: { cookie: 'in=mine' } })
  expect(response.headers.getSetCookie()).toEqual(['both=b', 'a=1'])
  expect(await response.text()).toBe('theirs')
})

test('next with a payload continues with the other endpoint and informs the middleware', async () => {
  const onRequest = async (context: APIContext, next: MiddlewareNext) => {
    const response = await next('/item/9')
    response.headers.set('x-seen', `${context.routePattern} ${JSON.stringify(context.params)} ${context.url.pathname}`)
    return response
  }
  const app = testApp(
    { 'a.ts': { GET: text('a') }, 'item/[id].ts': { ALL: echo }, '../mw.ts': { onRequest } },
    { middleware: '../mw.ts' },
  )
  const response = await app.get('/a', { method: 'POST', body: 'kept' })
  expect(response.headers.get('x-seen')).toBe('/item/[id] {"id":"9"} /item/9')
  expect(await response.json()).toMatchObject({ params: { id: '9' }, body: 'kept', originPathname: '/a/' })
})
