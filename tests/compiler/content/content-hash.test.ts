import { afterEach, expect, test, vi } from 'vitest'
import { contentHash } from '../../../compiler/content/content-hash.ts'

afterEach(() => vi.unstubAllGlobals())

test('a name is the start of the SHA-256, for use in addresses', async () => {
  expect(await contentHash('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7AD')
  expect(await contentHash(new TextEncoder().encode('abc'), 8)).toBe('ungWv48B')
})

test('without a secure context names differ as their contents do', async () => {
  vi.stubGlobal('crypto', {})
  const contents = ['', 'a', 'b', 'ab', 'ba', 'x'.repeat(100_000)]
  const names = await Promise.all(contents.map((content) => contentHash(content)))
  expect(new Set(names).size).toBe(contents.length)
  for (const name of names) expect(name).toMatch(/^[\w-]{24}$/)
  expect(await contentHash('ab')).toBe(names[3])
})
