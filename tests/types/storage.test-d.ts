import { expectTypeOf, test } from 'vitest'
import { type StorageDriver, type Store, storage, useStorage } from '../../sw/storage.ts'

interface Todo {
  title: string
  done: boolean
}

test('a namespace has the type of its values', () => {
  const todos = storage.namespace<Todo>('todos')
  expectTypeOf(todos).toEqualTypeOf<Store<Todo>>()
  const use = async () => {
    expectTypeOf(await todos.get('1')).toEqualTypeOf<Todo | undefined>()
    expectTypeOf(await todos.entries()).toEqualTypeOf<[key: string, value: Todo][]>()
    expectTypeOf(await todos.keys()).toEqualTypeOf<string[]>()
    expectTypeOf(await todos.delete('1')).toEqualTypeOf<boolean>()
    await todos.set('1', { title: 'Tea', done: false })
    await todos.set('1', undefined)
    // @ts-expect-error a todo has a title
    await todos.set('1', { done: false })
    // @ts-expect-error a key is text
    await todos.get(1)
    // @ts-expect-error an updater cannot wait
    await todos.update('1', async (todo = { title: '', done: false }) => todo)
    expectTypeOf(await todos.update('1', (todo) => ({ title: '', ...todo, done: true }))).toEqualTypeOf<Todo>()
    expectTypeOf(await todos.update('1', (todo) => (todo?.done ? undefined : todo))).toEqualTypeOf<Todo | undefined>()
    expectTypeOf(todos.namespace('inner')).toEqualTypeOf<Store<Todo>>()
    expectTypeOf(todos.namespace<number>('inner')).toEqualTypeOf<Store<number>>()
  }
  expectTypeOf(use).toBeFunction()
})

test('anywhere else the type is asked for', () => {
  const use = async () => {
    expectTypeOf(await storage.get('a')).toEqualTypeOf<unknown>()
    expectTypeOf(await storage.get<Todo>('a')).toEqualTypeOf<Todo | undefined>()
    expectTypeOf(await storage.update<number>('n', (count = 0) => count + 1)).toEqualTypeOf<number>()
    expectTypeOf(await storage.entries<Todo>()).toEqualTypeOf<[key: string, value: Todo][]>()
    await storage.set('a', new Map())
    // @ts-expect-error that is no number
    await storage.set<number>('a', 'one')
  }
  expectTypeOf(use).toBeFunction()
})

test('a driver is asked for values of no known type', () => {
  expectTypeOf(useStorage).parameter(0).toEqualTypeOf<StorageDriver | undefined>()
})
