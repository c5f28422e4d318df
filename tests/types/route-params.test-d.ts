import { expectTypeOf, test } from 'vitest'
import type { RouteParams } from '../../sw/core/routes/route-params.ts'

test('params of a route are read from its pattern', () => {
  expectTypeOf<RouteParams<'/api/[id].json'>>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<RouteParams<'/[lang]/[page]'>>().toEqualTypeOf<{ lang: string; page: string }>()
  expectTypeOf<RouteParams<'/[major].[minor]/info.json'>>().toEqualTypeOf<{ major: string; minor: string }>()
  expectTypeOf<RouteParams<'/pre-[word]-post'>>().toEqualTypeOf<{ word: string }>()
  expectTypeOf<RouteParams<'/[$a_1]'>>().toEqualTypeOf<{ $a_1: string }>()
})

test('a rest param may be undefined', () => {
  expectTypeOf<RouteParams<'/[...path]'>>().toEqualTypeOf<{ path: string | undefined }>()
  expectTypeOf<RouteParams<'/[lang]/[...path].zip'>>().toEqualTypeOf<{ lang: string; path: string | undefined }>()
  expectTypeOf<RouteParams<'/[...a]/x/[b]/[...c]'>>().toEqualTypeOf<{
    a: string | undefined
    b: string
    c: string | undefined
  }>()
})

test('a route without params has none', () => {
  expectTypeOf<keyof RouteParams<'/'>>().toEqualTypeOf<never>()
  expectTypeOf<keyof RouteParams<'/data.json'>>().toEqualTypeOf<never>()
  expectTypeOf<keyof RouteParams<'/[].txt'>>().toEqualTypeOf<never>()
})

test('of brackets in brackets the innermost is the param', () => {
  expectTypeOf<RouteParams<'/[[a]]'>>().toEqualTypeOf<{ a: string }>()
})

test('a pattern that is not a literal allows any params', () => {
  expectTypeOf<RouteParams<string>>().toEqualTypeOf<Record<string, string | undefined>>()
})

test('wrong uses do not compile', () => {
  const params: RouteParams<'/[lang]/[...path]'> = { lang: 'en', path: undefined }
  // @ts-expect-error there is no such param
  params.page
  // @ts-expect-error a rest param may be undefined
  params.path.length
  // @ts-expect-error a param is never undefined
  params.lang = undefined
  // @ts-expect-error a param is missing
  const missing: RouteParams<'/[a]-[b]'> = { a: '1' }
  expectTypeOf(missing).toEqualTypeOf<{ a: string; b: string }>()
  // @ts-expect-error params are strings
  const number: RouteParams<'/[id]'> = { id: 1 }
  expectTypeOf(number).toEqualTypeOf<{ id: string }>()
})
