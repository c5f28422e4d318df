import { chmod, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFileStorage } from '../../sw/host/create-file-storage.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('survives the process; each project has its own file', async () => {
  const folder = await temporaryFolder()
  await createFileStorage({ folder, id: '@team/shop' }).set(['a'], 'k', { at: new Date(5) })
  expect(await createFileStorage({ folder, id: '@team/shop' }).get(['a'], 'k')).toEqual({ at: new Date(5) })
  expect(await createFileStorage({ folder, id: '../shop' }).get(['a'], 'k')).toBeUndefined()
  expect(await readdir(folder)).toEqual(['%40team%2Fshop.storage'])
})

test('another process that had the file meanwhile loses nothing', async () => {
  const folder = await temporaryFolder()
  const [one, two] = [createFileStorage({ folder }), createFileStorage({ folder })]
  for (const [index, storage] of [one, two, one, two].entries()) await storage.set([], `${index}`, index)
  expect(await one.keys([])).toEqual(['0', '1', '2', '3'])
  await rm(join(folder, 'app.storage'))
  expect(await two.keys([])).toEqual([])
})

test('a damaged file is an error and stays unchanged', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'app.storage')
  for (const text of ['', 'stowaway storage 1\n', 'stowaway storage 2\n', 'other']) {
    await writeFile(file, text)
    const storage = createFileStorage({ folder })
    await expect(storage.set([], 'k', 1)).rejects.toMatchObject({ code: 'StorageUnavailable' })
    await expect(storage.get([], 'k')).rejects.toThrow(file)
    expect(await readFile(file, 'utf8')).toBe(text)
  }
})

test.each([
  ['bit', (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)],
  ['bit of the digest', (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)],
  ['byte of the first line', (bytes: Buffer) => bytes.write('9', 17)],
])('a changed %s is an error, not another value', async (_, change) => {
  const folder = await temporaryFolder()
  const file = join(folder, 'app.storage')
  await createFileStorage({ folder }).set([], 'k', 'value')
  const bytes = await readFile(file)
  change(bytes)
  await writeFile(file, bytes)
  await expect(createFileStorage({ folder }).get([], 'k')).rejects.toMatchObject({ code: 'StorageUnavailable' })
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('the drafts of killed processes are removed, and those of running ones stay', async () => {
  const folder = await temporaryFolder()
  const [old, fresh] = [0, 1].map(() => `app.storage.${crypto.randomUUID()}.draft`)
  for (const name of [old, fresh, 'mine.draft']) await writeFile(join(folder, name ?? ''), '')
  for (const name of [old, 'mine.draft']) await utimes(join(folder, name ?? ''), 0, 0)
  await createFileStorage({ folder }).set([], 'k', 1)
  expect((await readdir(folder)).sort()).toEqual(['app.storage', fresh, 'mine.draft'].sort())
})

test('a failed write keeps the old values, leaves no draft, and the next one works', async () => {
  const folder = await temporaryFolder()
  const storage = createFileStorage({ folder })
  await storage.set([], 'k', 'old')
  // A folder in the place of the file cannot be replaced by one.
  await rm(join(folder, 'app.storage'))
  await mkdir(join(folder, 'app.storage', 'in-the-way'), { recursive: true })
  const calls = [storage.set([], 'k', 'new'), storage.set([], 'l', 'new')]
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'StorageUnavailable' })
  expect(await readdir(folder)).toEqual(['app.storage'])
  await rm(join(folder, 'app.storage'), { recursive: true })
  await storage.set([], 'm', 1)
  expect(await storage.keys([])).toEqual(['m'])
  await chmod(folder, 0o700)
})
