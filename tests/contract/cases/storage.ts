import { type ContractGroup, type Exchange, noFile } from '../contract.ts'

type Path = readonly string[]

/** The address of a value: the names that lead to it, and its key. */
const at = (names: Path, key?: string): string => {
  const query = new URLSearchParams(names.map((name) => ['in', name]))
  if (key !== undefined) query.append('key', key)
  return `/storage/values?${query}`
}

const put = (names: Path, key: string, value: unknown): Exchange => ({
  request: { path: at(names, key), method: 'PUT', body: { text: JSON.stringify(value) } },
  expect: { json: 'kept' },
})

const entries = (names: Path, expected: readonly (readonly [string, unknown])[]): Exchange => ({
  request: { path: at(names) },
  expect: { json: expected },
})

const cleared = (names: Path): Exchange => ({
  request: { path: at(names), method: 'DELETE' },
  expect: { json: 'cleared' },
})

const removed = (names: Path, key: string, wasThere: boolean): Exchange => ({
  request: { path: at(names, key), method: 'DELETE' },
  expect: { json: wasThere },
})

const counted = (count: number): Exchange => ({
  request: { path: '/storage/count', method: 'POST' },
  expect: { json: count },
})

const hostile = ['', '\0', '"],["', '__proto__', 'a', 'a/b', 'constructor', 'é', '😀']
const names: readonly Path[] = [...hostile.map((name) => [name]), ['a', 'b'], ['a', ''], ['', 'a']]

const refused = (reason: string): string => `StorageValueNotCloneable: ${reason}`

export const storage: ContractGroup = {
  title: 'storage',
  skip: noFile,
  cases: [
    {
      name: 'a value is kept until it is removed',
      sequence: [
        cleared([]),
        { request: { path: at([], 'k') }, expect: { json: null } },
        put([], 'k', { deep: ['value'] }),
        { request: { path: at([], 'k') }, expect: { json: { deep: ['value'] } } },
        put([], 'k', 'other'),
        { request: { path: at([], 'k') }, expect: { json: 'other' } },
        removed([], 'k', true),
        removed([], 'k', false),
        { request: { path: at([], 'k') }, expect: { json: null } },
      ],
    },
    {
      name: 'any text is a key, and keys come in the order of their code units',
      sequence: [
        cleared([]),
        ...hostile.toReversed().map((key) => put(['keys'], key, key)),
        entries(
          ['keys'],
          hostile.toSorted().map((key) => [key, key]),
        ),
        entries([], []),
      ],
    },
    {
      name: 'namespaces never meet, and one is cleared with what is inside',
      sequence: [
        cleared([]),
        ...names.map((path) => put(path, 'b', path)),
        ...names.map((path) => entries(path, [['b', path]])),
        cleared(['a']),
        ...names.map((path) => entries(path, path[0] === 'a' ? [] : [['b', path]])),
        cleared([]),
        ...names.map((path) => entries(path, [])),
      ],
    },
    { name: 'an update sees the value before', sequence: [cleared([]), counted(1), counted(2), counted(3)] },
    {
      name: 'a write that the handler did not await is done before its answer',
      sequence: [
        cleared([]),
        { request: { path: '/storage/hasty?now', method: 'POST' }, expect: { json: 'kept' } },
        entries(
          ['hasty'],
          Array.from({ length: 50 }, (_, index) => `${index}`)
            .sort()
            .map((key) => [key, '?now'] as const),
        ),
      ],
    },
    {
      name: 'what can be cloned is kept, anything else is the same clear error',
      sequence: [
        cleared([]),
        {
          request: { path: '/storage/kinds', method: 'POST' },
          expect: {
            json: {
              errors: {
                function: refused('at .a[0], it is a function'),
                url: refused('it is of the type URL'),
                response: refused('it is of the type Response'),
                promise: refused('it is of the type Promise'),
                deep: refused('at [0][0][0][0][0][0][0][0][0]…, it is nested too deeply'),
                async: 'StorageUpdaterIsAsync',
              },
              keys: ['all', 'files'],
            },
          },
        },
        {
          request: { path: '/storage/kinds' },
          expect: {
            json: {
              cycle: [true, ['2'], 3],
              date: 5,
              pattern: '/a/g',
              map: '1',
              bytes: ['Uint8Array', 2, 3],
              buffer: 4,
              error: [true, 'far'],
              boxed: 'object',
              lone: 0xd800,
              nothing: true,
              deep: 2000,
              file: [true, 'a.txt', 'text/plain', 'text'],
              blob: 'b',
            },
          },
        },
      ],
    },
  ],
}
