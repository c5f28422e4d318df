import { expectTypeOf, test } from 'vitest'
import { type BodyOf, endpoint, type MethodOf } from '../../sw/client.ts'
import { type APIRoute, type Jsonified, json, type RouteId, type TypedResponse } from '../../sw/index.ts'

interface Todo {
  id: string
  at: Date
  note?: string
}

interface SentTodo {
  id: string
  at: string
  note?: string
}

declare const todoModule: {
  GET: APIRoute<'/api/todos/[id].json', Todo>
  PUT: () => TypedResponse<{ saved: true }> | TypedResponse<{ error: string }>
  PATCH: APIRoute<'/api/todos/[id].json'>
  prerender: boolean
  getStaticPaths: () => { params: { id: string } }[]
}
declare const postOnly: { POST: APIRoute; LIMIT: number }
declare const anyMethod: { ALL: () => Promise<TypedResponse<number[]>> }
declare const legacy: { get: () => { body: string }; del: () => { body: string } }
declare const plain: { GET: APIRoute }

declare global {
  namespace Stowaway {
    interface Routes {
      '/api/todos/[id].json': typeof todoModule
      '/api/log': typeof postOnly
      '/api/any': typeof anyMethod
      '/old/[a]-[b]': typeof legacy
      '/files/[...path]': typeof plain
      // biome-ignore lint/suspicious/noExplicitAny: what an endpoint in JavaScript comes to
      '/script': any
    }
  }
}

test('routes are those declared', () => {
  expectTypeOf<RouteId>().toEqualTypeOf<
    '/api/todos/[id].json' | '/api/log' | '/api/any' | '/old/[a]-[b]' | '/files/[...path]' | '/script'
  >()
  // @ts-expect-error there is no such route
  endpoint('/api/nothing')
  // @ts-expect-error there is no such route
  endpoint.url('/api/nothing')
})

test('params are required exactly where the route has some that must be', () => {
  endpoint('/api/todos/[id].json', { params: { id: '1' } })
  endpoint('/api/todos/[id].json', { params: { id: 1 } })
  endpoint('/old/[a]-[b]', { params: { a: '1', b: '2' } })
  endpoint('/files/[...path]')
  endpoint('/files/[...path]', {})
  endpoint('/files/[...path]', { params: {} })
  endpoint('/files/[...path]', { params: { path: undefined } })
  endpoint('/files/[...path]', { params: { path: 'a/b' } })
  endpoint('/api/any')
  // @ts-expect-error options are missing
  endpoint('/api/todos/[id].json')
  // @ts-expect-error params are missing
  endpoint('/api/todos/[id].json', {})
  // @ts-expect-error a param is missing
  endpoint('/old/[a]-[b]', { params: { a: '1' } })
  // @ts-expect-error a param may not be undefined
  endpoint('/api/todos/[id].json', { params: { id: undefined } })
  // @ts-expect-error there is no such param
  endpoint('/api/todos/[id].json', { params: { id: '1', name: 'x' } })
  // @ts-expect-error there is no such param
  endpoint('/api/any', { params: { id: '1' } })
})

test('methods are those that the file exports', () => {
  expectTypeOf<MethodOf<'/api/todos/[id].json'>>().toEqualTypeOf<'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'OPTIONS'>()
  expectTypeOf<MethodOf<'/api/log'>>().toEqualTypeOf<'POST' | 'OPTIONS'>()
  expectTypeOf<MethodOf<'/old/[a]-[b]'>>().toEqualTypeOf<'GET' | 'HEAD' | 'DELETE' | 'OPTIONS'>()
  const params = { id: '1' }
  endpoint('/api/todos/[id].json', { params, method: 'PUT' })
  endpoint('/api/todos/[id].json', { params, method: 'HEAD' })
  endpoint('/api/log', { method: 'POST' })
  endpoint('/api/any', { method: 'QUERY' })
  endpoint('/script', { method: 'QUERY' })
  // @ts-expect-error no handler answers it
  endpoint('/api/todos/[id].json', { params, method: 'DELETE' })
  // @ts-expect-error methods are in upper case
  endpoint('/api/todos/[id].json', { params, method: 'put' })
  // @ts-expect-error there is no GET to leave the method to
  endpoint('/api/log')
  // @ts-expect-error there is no GET to leave the method to
  endpoint('/api/log', {})
})

test('the answer is the one that the handler names', async () => {
  const todo = await endpoint('/api/todos/[id].json', { params: { id: '1' } })
  expectTypeOf(await todo.json()).toEqualTypeOf<SentTodo>()
  expectTypeOf(await todo.clone().json()).toEqualTypeOf<SentTodo>()
  const saved = await endpoint('/api/todos/[id].json', { params: { id: '1' }, method: 'PUT', body: { title: 'x' } })
  expectTypeOf(await saved.json()).toEqualTypeOf<{ saved: true } | { error: string }>()
  const patched = await endpoint('/api/todos/[id].json', { params: { id: '1' }, method: 'PATCH' })
  expectTypeOf(patched).toEqualTypeOf<Response>()
  expectTypeOf(await (await endpoint('/api/any', { method: 'POST' })).json()).toEqualTypeOf<number[]>()
  expectTypeOf(await endpoint('/script')).toEqualTypeOf<Response>()
  expectTypeOf(await endpoint('/old/[a]-[b]', { params: { a: 1, b: 2 } })).toEqualTypeOf<Response>()
  expectTypeOf<BodyOf<'/api/todos/[id].json'>>().toEqualTypeOf<SentTodo>()
  expectTypeOf<BodyOf<'/api/todos/[id].json', 'PATCH'>>().toEqualTypeOf<unknown>()
})

test('query, body and the options of fetch', () => {
  const { signal } = new AbortController()
  endpoint('/api/any', { query: { page: 2, tag: ['a', 'b'], all: true, none: undefined }, signal })
  endpoint('/api/any', { query: new URLSearchParams(), headers: { accept: 'text/html' }, cache: 'no-store' })
  endpoint('/api/log', { method: 'POST', body: new FormData() })
  endpoint('/api/log', { method: 'POST', body: [{ any: 'thing' }] })
  // @ts-expect-error a query holds no objects
  endpoint('/api/any', { query: { page: {} } })
  // @ts-expect-error a GET has no body
  endpoint('/api/any', { method: 'GET', body: 'x' })
  // @ts-expect-error so has the method that is left out
  endpoint('/api/any', { body: 'x' })
  // @ts-expect-error there is no such option
  endpoint('/api/any', { parameters: {} })
})

test('only the address', () => {
  expectTypeOf(endpoint.url('/api/todos/[id].json', { params: { id: '1' }, query: { a: 1 } })).toEqualTypeOf<string>()
  endpoint.url('/api/log')
  // @ts-expect-error params are missing
  endpoint.url('/api/todos/[id].json')
  // @ts-expect-error an address has no method
  endpoint.url('/api/any', { method: 'GET' })
})

test('a handler of a named body answers with that body', () => {
  const good: APIRoute<'/x', Todo> = () => json({ id: '1', at: new Date() })
  const later: APIRoute<'/x/[id]', Todo> = async ({ params }) => json({ id: params.id, at: new Date() })
  // Responses without JSON are left to the author: a redirect, an error page.
  const other: APIRoute<'/x', Todo> = ({ redirect }) => redirect('/y')
  // @ts-expect-error a property is missing
  const bad: APIRoute<'/x', Todo> = () => json({ id: '1' })
  const checked = (({ params }) => json({ id: params.id, list: [1] })) satisfies APIRoute<'/x/[id]'>
  expectTypeOf(checked).returns.toEqualTypeOf<TypedResponse<{ id: string; list: number[] }>>()
  expectTypeOf([good, later, other, bad]).toBeArray()
})

test('a body arrives as JSON makes it', () => {
  expectTypeOf<Jsonified<{ a: Date; b?: Date; c: string | undefined; d: () => void; e: symbol }>>().toEqualTypeOf<{
    a: string
    b?: string
    c?: string
  }>()
  expectTypeOf<Jsonified<readonly (Date | null)[]>>().toEqualTypeOf<readonly (string | null)[]>()
  expectTypeOf<Jsonified<[number, undefined, () => void]>>().toEqualTypeOf<[number, null, null]>()
  expectTypeOf<Jsonified<{ kind: 'a' } | { kind: 'b'; n: 1 }>>().toEqualTypeOf<{ kind: 'a' } | { kind: 'b'; n: 1 }>()
  expectTypeOf<Jsonified<unknown>>().toEqualTypeOf<unknown>()
  expectTypeOf<Jsonified<{ x: unknown }>>().toEqualTypeOf<{ x?: unknown }>()
  expectTypeOf<Jsonified<Map<string, number>>>().toEqualTypeOf<Record<never, never>>()
  expectTypeOf<Jsonified<bigint>>().toEqualTypeOf<never>()
})
