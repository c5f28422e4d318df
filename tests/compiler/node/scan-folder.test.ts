import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scanFolder } from '../../../compiler/node/scan-folder.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

test('lists every file, with slashes, by code point', async () => {
  const folder = temporaryFolder({
    'b.ts': '',
    'a/[id].json.ts': '',
    'B.ts': '',
    'a.ts': '',
    '.well-known/x.ts': '',
    '_shared.ts': '',
    'é.ts': '',
    'node_modules/x/y.ts': '',
  })
  expect(await scanFolder(folder)).toEqual([
    '.well-known/x.ts',
    'B.ts',
    '_shared.ts',
    'a.ts',
    'a/[id].json.ts',
    'b.ts',
    'é.ts',
  ])
})

test('follows links, but in no circle', async () => {
  const shared = temporaryFolder({ 'inner.ts': '' })
  const folder = temporaryFolder({ 'a/one.ts': '' })
  symlinkSync(shared, join(folder, 'shared'))
  symlinkSync(join(folder, 'a/one.ts'), join(folder, 'two.ts'))
  symlinkSync(folder, join(folder, 'a/again'))
  symlinkSync('loop', join(folder, 'loop'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.ts'))
  symlinkSync(join(folder, 'a'), join(folder, 'other'))
  expect(await scanFolder(folder)).toEqual(['a/one.ts', 'other/one.ts', 'shared/inner.ts', 'two.ts'])
})

test('an empty folder has no pages', async () => {
  expect(await scanFolder(temporaryFolder())).toEqual([])
})

test.each([['missing'], ['a.ts']])('%s is no folder', async (name) => {
  expect(await scanFolder(join(temporaryFolder({ 'a.ts': '' }), name))).toBeUndefined()
})
