import { describe, expect, test } from 'vitest'
import { prerenderedRunner } from '../../../sw/core/app/prerendered-runner.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { origin, testApp, text } from './test-app.ts'

const tell = async ({ request, url, params, props, isPrerendered }: APIContext) =>
  Response.json({
    method: request.method,
    search: url.search,
    header: request.headers.get('x-a'),
    body: await request.text(),
    params,
    props,
    isPrerendered,
  })
const listed = {
  prerender: true,
  getStaticPaths: () => [{ params: { id: 'one' }, props: { n: 1 } }, { params: { id: 'zwei ä' } }],
  GET: tell,
}

describe('run on request', () => {
  const options = { runPrerendered: prerenderedRunner }

  test('the request has no query, headers or body, and reading headers warns once', async () => {
    const app = testApp({ 'a.ts': { prerender: true, GET: tell, POST: tell } }, options)
    const init = { headers: { 'x-a': '1' } }
    const expected = { search: '', header: null, body: '', isPrerendered: true }
    expect(await (await app.get('/a?q=1', init)).json()).toMatchObject({ ...expected, method: 'GET' })
    const posted = await app.get('/a', { ...init, method: 'POST', body: 'x' })
    expect(await posted.json()).toMatchObject({ ...expected, method: 'POST' })
    expect(app.warnings.filter((warning) => warning.includes('request.headers'))).toHaveLength(1)
  })

  const paths: [path: string, expected: Record<string, unknown>][] = [
    ['/item/one', { params: { id: 'one' }, props: { n: 1 } }],
    ['/item/zwei%20%C3%A4', { params: { id: 'zwei ä' }, props: {} }],
    ['/item/other', { params: { rest: 'item/other' }, isPrerendered: false }],
  ]
  test.each(paths)('%s', async (path, expected) => {
    const app = testApp({ 'item/[id].ts': listed, '[...rest].ts': { GET: tell } }, options)
    expect(await (await app.get(path)).json()).toMatchObject(expected)
  })

  test('a path that no entry lists is a 404 and a warning', async () => {
    const app = testApp({ 'item/[id].ts': listed }, options)
    expect((await app.get('/item/other')).status).toBe(404)
    expect(app.warnings).toEqual([expect.stringContaining('item/[id].ts matches /item/other')])
  })

  test('getStaticPaths runs once for each module, and again after an error, which is reported after the other routes', async () => {
    let calls = 0
    const getStaticPaths = () => {
      calls += 1
      if (calls === 1) throw new Error('no data')
      return [{ params: { id: 'one' } }]
    }
    const app = testApp({ 'item/[id].ts': { prerender: true, getStaticPaths, GET: text('x') } }, options)
    const statuses = [await app.get('/item/one'), await app.get('/item/one'), await app.get('/item/one')]
    expect(statuses.map(({ status }) => status)).toEqual([500, 200, 200])
    expect(calls).toBe(2)
  })

  test('an endpoint on demand cannot be rewritten to a prerendered one', async () => {
    const GET = ({ rewrite }: APIContext) => rewrite('/b')
    const app = testApp({ 'a.ts': { GET }, 'b.ts': { prerender: true, GET: text('b') } }, options)
    expect((await app.get('/a')).status).toBe(500)
    expect(app.errors).toMatchObject([{ code: 'ForbiddenRewrite' }])
  })

  test('clientAddress does not exist there', async () => {
    const GET = (context: APIContext) => new Response(context.clientAddress)
    const app = testApp({ 'a.ts': { prerender: true, GET }, 'b.ts': { GET } }, options)
    const ask = (path: string, clientAddress?: string) =>
      app.fetch(new Request(origin + path), clientAddress === undefined ? {} : { clientAddress })
    expect((await ask('/a', '::1')).status).toBe(500)
    expect((await ask('/b')).status).toBe(500)
    expect(await (await ask('/b', '::1')).text()).toBe('::1')
    expect(app.errors).toMatchObject([
      { code: 'PrerenderClientAddressNotAvailable' },
      { code: 'ClientAddressNotAvailable' },
    ])
  })
})

test('elsewhere prerendered endpoints never run; the next route answers', async () => {
  const app = testApp({ 'item/[id].ts': listed, 'item/[...rest].ts': { GET: text('live') } })
  expect(await (await app.get('/item/one')).text()).toBe('live')
  const byDefault = testApp({ 'a.ts': { GET: text('a') } }, { prerenderByDefault: true })
  expect((await byDefault.get('/a')).status).toBe(404)
})

test('the prerender pass names params and props itself', async () => {
  const app = testApp({ 'item/[id].ts': listed })
  const match = app.match('/item/100%25')
  if (match?.kind !== 'endpoint') throw new Error('no match')
  const params = { id: '100%' }
  const response = await app.handle(
    { ...match, params, prerender: { props: { n: 3 } } },
    new Request(`${origin}/item/100%`),
  )
  expect(await response.json()).toMatchObject({ params, props: { n: 3 }, isPrerendered: true })
})

describe('endpoints that match the same paths', () => {
  const options = { runPrerendered: prerenderedRunner }
  const onRequest = { GET: tell }

  test.each([
    ['params of two names', { '[id].ts': onRequest, '[name].ts': onRequest }, '[id].ts and [name].ts'],
    ['rest params', { 'd/[...a].ts': onRequest, 'd/[...b].ts': onRequest }, 'd/[...a].ts and d/[...b].ts'],
    ['beside a prerendered one', { 'item/[a].ts': onRequest, 'item/[b].ts': onRequest, 'item/[id].ts': listed }, '[b]'],
    ['methods that differ', { '[id].ts': onRequest, '[name].ts': { POST: tell } }, '[id].ts and [name].ts'],
  ])('two on request are an error: %s', async (_, files, names) => {
    const app = testApp(files, options)
    const [first = ''] = Object.keys(files)
    expect((await app.get(`/${first.replace(/\[.*/, 'x')}`)).status).toBe(500)
    expect(app.errors).toMatchObject([{ code: 'RouteCollision', message: expect.stringContaining(names) }])
  })

  test.each([
    ['a component', { '[id].ts': onRequest, '[name].ts': { Card: () => 'card' } }],
    ['prerendered ones', { '[id].ts': listed, '[name].ts': { ...listed, getStaticPaths: () => [] } }],
    ['another shape', { '[id].ts': onRequest, '[name].json.ts': onRequest, '[...rest].ts': onRequest }],
  ])('others may stand beside one: %s', async (_, files) => {
    const app = testApp(files, options)
    expect(await (await app.get('/one')).json()).toMatchObject({ params: { id: 'one' } })
    expect(app.errors).toEqual([])
  })
})
