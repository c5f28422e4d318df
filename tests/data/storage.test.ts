import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMemoryStorage } from '../../sw/data/memory-storage.ts'
import type { StorageDriver } from '../../sw/data/storage-driver.ts'
import { createStore } from '../../sw/data/store.ts'
import { createFileStorage } from '../../sw/host/file-storage.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'

const drivers: Readonly<Record<string, () => Promise<StorageDriver>>> = {
  memory: async () => createMemoryStorage(),
  file: async () => createFileStorage({ folder: join(await temporaryFolder(), 'made') }),
}

const hostile = ['', ' ', '__proto__', 'constructor', '../x', 'a/b', '["a"]', '\0', '\ud800', 'é'.repeat(5000)]

describe.each(Object.entries(drivers))('%s', (_, open) => {
  async function openStore() {
    const driver = await open()
    return createStore([], () => driver)
  }

  test('any text is a key', async () => {
    const store = await openStore()
    for (const key of hostile) {
      expect(await store.get(key)).toBeUndefined()
      await store.set(key, `value of ${key}`)
    }
    expect(await store.keys()).toEqual([...hostile].sort())
    for (const key of hostile) expect(await store.get(key)).toBe(`value of ${key}`)
    for (const key of hostile) expect([await store.delete(key), await store.delete(key)]).toEqual([true, false])
    expect(await store.keys()).toEqual([])
  })

  test('namespaces are separate stores, whatever their names', async () => {
    const store = await openStore()
    const paths = [[], ...hostile.map((name) => [name]), ['a', 'b'], ['a', ''], ['', 'a'], ['', ''], ['a","b']]
    const at = (path: readonly string[]) => path.reduce((inner, name) => inner.namespace(name), store)
    for (const path of paths) await at(path).set('b', JSON.stringify(path))
    for (const path of paths) {
      expect(await at(path).entries()).toEqual([['b', JSON.stringify(path)]])
    }
  })

  test('clear deletes nested namespaces, and nothing else', async () => {
    const store = await openStore()
    const inner = store.namespace('a')
    await Promise.all([store.set('k', 0), inner.set('k', 1), inner.namespace('b').set('k', 2)])
    await Promise.all([store.namespace('ab').set('k', 3), store.namespace('').set('k', 4)])
    await inner.clear()
    expect([await inner.keys(), await inner.namespace('b').keys()]).toEqual([[], []])
    expect([await store.get('k'), await store.namespace('ab').get('k')]).toEqual([0, 3])
    await store.clear()
    expect(await store.namespace('').keys()).toEqual([])
  })

  test('updates at the same time lose nothing', async () => {
    const store = await openStore()
    const seen = await Promise.all(
      Array.from({ length: 100 }, () => store.update<number>('count', (count = 0) => count + 1)),
    )
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    expect(await store.get('count')).toBe(100)
  })

  test('calls take effect in their order', async () => {
    const store = await openStore()
    const first = store.set('k', 1)
    const read = store.get('k')
    const second = store.set('k', 2)
    expect(await Promise.all([first, read, second, store.get('k')])).toEqual([undefined, 1, undefined, 2])
  })

  test('an updater that throws changes nothing', async () => {
    const store = await openStore()
    await store.set('list', [1])
    const error = new Error('no')
    const update = store.update<number[]>('list', (list = []) => {
      list.push(2)
      throw error
    })
    await expect(update).rejects.toBe(error)
    expect(await store.get('list')).toEqual([1])
  })

  test('an updater that waits is an error, and changes nothing', async () => {
    const store = await openStore()
    await store.set('k', 1)
    await expect(store.update('k', async () => 2)).rejects.toMatchObject({ code: 'StorageUpdaterIsAsync' })
    expect(await store.get('k')).toBe(1)
  })

  test('undefined means no value', async () => {
    const store = await openStore()
    await store.set('a', 1)
    await store.set('a', undefined)
    await store.set('b', 1)
    expect(await store.update('b', () => undefined)).toBeUndefined()
    expect(await store.update('c', () => undefined)).toBeUndefined()
    expect(await store.keys()).toEqual([])
  })

  test('the stored value is a copy from the time of the call', async () => {
    const store = await openStore()
    const value = { list: [1] }
    const set = store.set('k', value)
    value.list.push(2)
    await set
    const updated = await store.update<{ list: number[] }>('u', () => value)
    updated.list.push(3)
    const read = await store.get<{ list: number[] }>('k')
    read?.list.push(4)
    expect([await store.get('k'), await store.get('u')]).toEqual([{ list: [1] }, { list: [1, 2] }])
  })

  test('keeps files', async () => {
    const store = await openStore()
    const file = new File(['text of the file'], 'name.txt', { type: 'text/plain', lastModified: 1000 })
    await store.set('upload', {
      file,
      same: file,
      blob: new Blob(['x'], { type: 'a/b' }),
      list: [new Map([[1, file]])],
    })
    const kept = await store.get<{ file: File; same: File; blob: Blob }>('upload')
    expect(kept?.file).toBeInstanceOf(File)
    expect(kept?.file).toMatchObject({ name: 'name.txt', type: 'text/plain', lastModified: 1000, size: 16 })
    expect(await kept?.file.text()).toBe('text of the file')
    expect(kept?.same).toBe(kept?.file)
    expect([await kept?.blob.text(), kept?.blob.type, kept?.blob instanceof File]).toEqual(['x', 'a/b', false])
  })

  test('a key that is no text is an error', async () => {
    const store = await openStore()
    // As from a script without types.
    const number = 1 as unknown as string
    for (const call of [store.get(number), store.set(number, 1), store.delete(number), store.update(number, () => 1)]) {
      await expect(call).rejects.toMatchObject({ code: 'StorageKeyNotText' })
    }
    expect(() => store.namespace(number)).toThrow('number')
  })
})
