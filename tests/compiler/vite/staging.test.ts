import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from '../../../compiler/vite/staging.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stowaway-staging-'))
  await mkdir(join(root, 'dist'))
  await writeFile(join(root, 'dist/old.txt'), 'old')
})

afterEach(() => rm(root, { recursive: true, force: true }))

const read = (path: string): Promise<string | undefined> => readFile(join(root, path), 'utf8').catch(() => undefined)

async function stage(): Promise<string> {
  await mkdir(join(root, 'staged'))
  await writeFile(join(root, 'staged/new.txt'), 'new')
  return join(root, 'staged')
}

test('a finished build replaces the previous one', async () => {
  await publish(await stage(), join(root, 'dist'), true)
  expect([await read('dist/new.txt'), await read('dist/old.txt')]).toEqual(['new', undefined])
})

test('a folder that is not ours to empty keeps its files', async () => {
  await publish(await stage(), join(root, 'dist'), false)
  expect([await read('dist/new.txt'), await read('dist/old.txt')]).toEqual(['new', 'old'])
})

test('the previous build is restored if the new one cannot be moved', async () => {
  await expect(publish(join(root, 'nothing'), join(root, 'dist'), true)).rejects.toThrow('ENOENT')
  expect(await read('dist/old.txt')).toBe('old')
})
