import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { collection, crud, many, one } from '../../../sw/data.ts'
import { useStorage } from '../../../sw/storage.ts'
import { appOf, ask } from './crud-app.ts'

const products = collection('crud products', {
  schema: z.object({ id: z.number(), name: z.string().min(1), price: z.number(), slug: z.string().optional() }),
  unique: ['slug'],
  relations: { parts: many(() => parts, 'productId') },
  seed: [
    { name: 'Rope', price: 5, slug: 'rope' },
    { name: 'Lantern', price: 30 },
  ],
})

interface Part {
  id: number
  productId: number
  name: string
}

const parts = collection<Part>('crud parts', { seed: [{ productId: 2, name: 'wick' }] })

const app = appOf({
  'products/index.ts': crud(products),
  'products/[id].ts': crud(products),
  'products/[productId]/parts.ts': crud(parts),
  'products/[productId]/parts/[part].ts': crud(parts),
  'things.json.ts': crud(products),
  'things/[key].json.ts': crud(products),
  'profile.ts': crud(products, { only: 1 }),
})

beforeEach(() => useStorage())

describe('statuses and headers', () => {
  test('a new row is a 201 with its address', async () => {
    const made = await ask(app, 'POST /products', { name: 'Bell', price: 9 })
    expect(made).toMatchObject({ status: 201, body: { id: 3, name: 'Bell' } })
    expect(made.headers.get('location')).toBe('/products/3')
    expect((await ask(app, 'POST /things.json', { name: 'Bell', price: 9 })).headers.get('location')).toBe(
      '/things/4.json',
    )
    expect((await ask(app, 'GET /things/4.json')).body).toMatchObject({ name: 'Bell' })
  })

  test.each([
    ['POST /products', { name: '', price: 'x' }, 422, ['/name', '/price']],
    ['PATCH /products/1', { price: 'x' }, 422, ['/price']],
    ['PUT /products/1', { name: 'no price' }, 422, ['/price']],
    ['POST /products', { name: 'Same', price: 1, slug: 'rope' }, 409, undefined],
    ['POST /products', '{', 400, undefined],
    ['POST /products', 'null', 400, undefined],
    ['POST /products', '[]', 400, undefined],
    ['DELETE /products/2', undefined, 409, undefined],
    ['GET /products/77', undefined, 404, undefined],
    ['PUT /products', {}, 405, undefined],
    ['DELETE /products', undefined, 405, undefined],
    ['POST /products/1', {}, 405, undefined],
  ] as const)('%s with %j is a problem with status %i', async (line, body, status, pointers) => {
    const before = await products.findMany()
    const found = await ask(app, line, body)
    expect(found).toMatchObject({ status, body: { type: 'about:blank', status, detail: expect.any(String) } })
    expect(found.headers.get('content-type')).toBe('application/problem+json')
    const { errors } = found.body as { errors?: { pointer: string }[] }
    expect(errors?.map(({ pointer }) => pointer)).toEqual(pointers)
    expect(await products.findMany()).toEqual(before)
  })

  test('other types of bodies are a 415', async () => {
    const form = await ask(app, 'POST /products', 'name=Bell', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form).toMatchObject({ status: 415, body: { title: 'Unsupported Media Type' } })
    const merge = await ask(app, 'PATCH /products/1', '{"price":6}', { 'content-type': 'application/merge-patch+json' })
    expect(merge).toMatchObject({ status: 200, body: { price: 6 } })
  })

  test('entity tags: 304 for what the client has, 412 for a row that somebody has changed', async () => {
    const tag = (await ask(app, 'GET /products/1')).headers.get('etag') ?? ''
    expect((await ask(app, 'GET /products/1', undefined, { 'if-none-match': tag })).status).toBe(304)
    const list = (await ask(app, 'GET /products')).headers.get('etag') ?? ''
    expect((await ask(app, 'GET /products', undefined, { 'if-none-match': `"x", ${list}` })).status).toBe(304)
    const changed = await ask(app, 'PATCH /products/1', { price: 6 }, { 'if-match': tag })
    expect(changed.status).toBe(200)
    const next = changed.headers.get('etag') ?? ''
    expect(next).not.toBe(tag)
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      const body = method === 'DELETE' ? undefined : { name: 'Late', price: 7 }
      expect((await ask(app, `${method} /products/1`, body, { 'if-match': tag })).status).toBe(412)
    }
    expect((await ask(app, 'GET /products', undefined, { 'if-none-match': list })).status).toBe(200)
    expect((await ask(app, 'DELETE /products/1', undefined, { 'if-match': next })).status).toBe(200)
  })

  test('HEAD and OPTIONS come from the host', async () => {
    expect(await ask(app, 'HEAD /products')).toMatchObject({ status: 200, body: '' })
    expect((await ask(app, 'OPTIONS /products')).headers.get('allow')).toContain('PATCH')
  })
})

test('other params are fields', async () => {
  expect((await ask(app, 'GET /products/2/parts')).body).toEqual([{ id: 1, productId: 2, name: 'wick' }])
  expect((await ask(app, 'GET /products/1/parts')).body).toEqual([])
  expect((await ask(app, 'POST /products/1/parts', { name: 'end', productId: 2 })).body).toMatchObject({ productId: 1 })
  expect((await ask(app, 'GET /products/2/parts/1')).status).toBe(200)
  expect((await ask(app, 'GET /products/1/parts/1')).status).toBe(404)
  expect((await ask(app, 'PATCH /products/1/parts/1', { name: 'x' })).status).toBe(404)
  expect((await ask(app, 'DELETE /products/1/parts/1')).status).toBe(404)
  expect((await ask(app, 'DELETE /products/2/parts/1')).status).toBe(200)
})

test('an address for one row', async () => {
  expect((await ask(app, 'GET /profile')).body).toMatchObject({ name: 'Rope' })
  expect((await ask(app, 'PATCH /profile', { price: 8 })).body).toMatchObject({ id: 1, price: 8 })
  expect((await ask(app, 'PUT /profile', { name: 'New', price: 1 })).body).toEqual({ id: 1, name: 'New', price: 1 })
})

test('steps can be changed', async () => {
  const hooked = crud(products, {
    before: ({ action, context }) =>
      action !== 'list' && !context.request.headers.has('x-user')
        ? new Response('Log in.', { status: 401 })
        : undefined,
    input: (data, { action }) => (action === 'create' ? { price: 1, ...data } : data),
    query: (query) => ({ ...query, where: { price: { gte: 10 } } }),
    output: ({ id, name }) => ({ id, title: name }),
  })
  const app = appOf({ 'p/index.ts': hooked, 'p/[id].ts': hooked })
  const user = { 'x-user': 'Ada' }
  expect((await ask(app, 'GET /p')).body).toEqual([{ id: 2, title: 'Lantern' }])
  expect((await ask(app, 'GET /p/1')).status).toBe(401)
  expect((await ask(app, 'GET /p/1', undefined, user)).body).toEqual({ id: 1, title: 'Rope' })
  expect((await ask(app, 'POST /p', { name: 'Bell' }, user)).body).toEqual({ id: 3, title: 'Bell' })
  expect((await ask(app, 'PATCH /p/3', { name: 'Gong' }, user)).body).toEqual({ id: 3, title: 'Gong' })
  const refusing = crud(products, { input: () => new Response(null, { status: 403 }) })
  expect((await ask(appOf({ 'p.ts': refusing }), 'POST /p', {})).status).toBe(403)
})

test('errors that are not the client’s stay errors', async () => {
  const broken = collection<{ id: number }>('crud broken', {
    seed: () => {
      throw new Error('no')
    },
  })
  const lost = one(() => broken, 'x')
  expect(lost.kind).toBe('one')
  expect((await ask(appOf({ 'b.ts': crud(broken) }), 'GET /b')).status).toBe(500)
})

test('hostile input', async () => {
  const polluting = '{"name":"a","price":1,"__proto__":{"polluted":1},"constructor":{"x":1}}'
  expect((await ask(app, 'POST /products', polluting)).status).toBe(201)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  for (const query of [
    '__proto__=1',
    'constructor.name=Object',
    '__proto__.x:gt=1',
    '_sort=__proto__',
    '_embed=__proto__',
  ]) {
    expect((await ask(app, `GET /products?${query}`)).status, query).toBe(200)
  }
  expect((await ask(app, 'GET /products/__proto__')).status).toBe(404)
  expect((await ask(app, `GET /products?_where=${'{"a":'.repeat(5000)}`)).status).toBe(200)
})
