import { expectTypeOf, test } from 'vitest'
import type {
  GetStaticPaths,
  InferGetStaticParamsType,
  InferGetStaticPropsType,
  Page,
} from '../../sw/core/static-paths/get-static-paths.ts'

const plain = () => [{ params: { id: '1' }, props: { n: 1 } }]
const later = (async () => [{ params: { id: '1' } }]) satisfies GetStaticPaths
const pages = (({ paginate }) =>
  paginate([1, 2], { params: { tag: 'red' }, props: { extra: true } })) satisfies GetStaticPaths

test('params and props are those that the function returns', () => {
  expectTypeOf<InferGetStaticParamsType<typeof plain>>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<InferGetStaticPropsType<typeof plain>>().toEqualTypeOf<{ n: number }>()
  expectTypeOf<InferGetStaticParamsType<typeof later>>().toEqualTypeOf<{ id: string }>()
})

test('pages carry their items and the other props', () => {
  expectTypeOf<InferGetStaticPropsType<typeof pages>['page']>().toEqualTypeOf<Page<number>>()
  expectTypeOf<InferGetStaticPropsType<typeof pages>['extra']>().toEqualTypeOf<boolean>()
  expectTypeOf<InferGetStaticParamsType<typeof pages>['page']>().toEqualTypeOf<string | undefined>()
})

test('entries need params of texts', () => {
  // @ts-expect-error a number is no param
  const numbers: GetStaticPaths = () => [{ params: { id: 1 } }]
  // @ts-expect-error params are missing
  const bare: GetStaticPaths = () => [{ props: {} }]
  expectTypeOf([numbers, bare]).toEqualTypeOf<GetStaticPaths[]>()
})
