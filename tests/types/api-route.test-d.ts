import { expectTypeOf, test } from 'vitest'
import type {
  APIContext,
  APIRoute,
  GetStaticPaths,
  InferGetStaticParamsType,
  InferGetStaticPropsType,
  MiddlewareHandler,
} from '../../sw/index.ts'

type ContextOf<Route extends (context: never) => unknown> = Parameters<Route>[0]

test('a route as text types the params', () => {
  expectTypeOf<ContextOf<APIRoute<'/api/[id].json'>>['params']>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<ContextOf<APIRoute<'/[lang]/[...path]'>>['params']>().toEqualTypeOf<{
    lang: string
    path: string | undefined
  }>()
  const GET: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.id.length)
  expectTypeOf(GET).returns.toEqualTypeOf<Response | Promise<Response>>()
  // @ts-expect-error there is no such param
  const wrong: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.name)
  expectTypeOf(wrong).toBeFunction()
})

test("props and params may be given in Astro's order, as types and as interfaces", () => {
  interface Item {
    id: string
  }
  type Route = APIRoute<{ count: number }, Item>
  expectTypeOf<ContextOf<Route>['props']>().toEqualTypeOf<{ count: number }>()
  expectTypeOf<ContextOf<Route>['params']>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<ContextOf<APIRoute<Item>>['params']>().toEqualTypeOf<Record<string, string | undefined>>()
})

test('both are read from getStaticPaths', () => {
  const getStaticPaths = (() => [{ params: { id: '1' }, props: { count: 1 } }]) satisfies GetStaticPaths
  type Route = APIRoute<InferGetStaticPropsType<typeof getStaticPaths>, InferGetStaticParamsType<typeof getStaticPaths>>
  expectTypeOf<ContextOf<Route>['props']['count']>().toEqualTypeOf<number>()
  expectTypeOf<ContextOf<Route>['params']['id']>().toEqualTypeOf<string>()
})

test('the bare form knows no names', () => {
  const GET: APIRoute = ({ params, props, redirect }) => {
    expectTypeOf(params.any).toEqualTypeOf<string | undefined>()
    expectTypeOf(props.any).toEqualTypeOf<unknown>()
    // @ts-expect-error 200 is no redirect
    redirect('/x', 200)
    return redirect('/x', 307)
  }
  expectTypeOf<ContextOf<typeof GET>>().toEqualTypeOf<APIContext>()
})

test('a handler returns a Response', () => {
  // @ts-expect-error text is no Response
  const text: APIRoute = () => 'text'
  // @ts-expect-error nothing is no Response
  const nothing: APIRoute<'/'> = async () => {}
  expectTypeOf([text, nothing]).toBeArray()
})

test('middleware may return nothing after next', () => {
  expectTypeOf<(context: APIContext, next: () => Promise<Response>) => Promise<void>>().toExtend<MiddlewareHandler>()
})
