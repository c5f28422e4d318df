import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeStaticFiles } from '../../../compiler/node/write-static-files.ts'
import type { StaticFile } from '../../../compiler/prerender/static-file.ts'

let root = ''
let out = ''
let outside = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stowaway-write-'))
  out = join(root, 'out')
  outside = join(root, 'outside')
  await mkdir(outside)
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function* filesAt(...paths: string[]): AsyncGenerator<StaticFile, string, undefined> {
  for (const path of paths) {
    yield { path, body: new TextEncoder().encode(`at ${path}`), status: 200, headers: new Headers() }
  }
  return 'report'
}

const contentOf = (path: string) => readFile(join(out, path), 'utf8')

test('writes files, creates folders, and returns what was written and the report', async () => {
  const paths = ['a.txt', 'deep/er/é b.json', 'deep/x', '%23']
  const { files, report } = await writeStaticFiles(filesAt(...paths), out)
  expect(files.map(({ path, bytes, isUnchanged }) => [path, bytes, isUnchanged])).toEqual(
    paths.map((path) => [path, Buffer.byteLength(`at ${path}`), false]),
  )
  expect(report).toBe('report')
  expect(await Promise.all(paths.map(contentOf))).toEqual(paths.map((path) => `at ${path}`))
})

test('replaces what exists', async () => {
  await mkdir(out)
  await writeFile(join(out, 'a.txt'), 'a much longer text than the new one')
  await writeStaticFiles(filesAt('a.txt'), out)
  expect(await contentOf('a.txt')).toBe('at a.txt')
})

test('makes an empty folder of no files', async () => {
  expect(await writeStaticFiles(filesAt(), out)).toEqual({ files: [], report: 'report' })
  expect(existsSync(out)).toBe(true)
})

describe('refuses a way out of the folder', () => {
  const escapes = expect.objectContaining({ code: 'OutputEscapesFolder' })

  test.each(['../outside/x', '/etc/x', 'a/../../outside/x', '..\\x', 'a\0', ''])('in the path %j', async (path) => {
    await expect(writeStaticFiles(filesAt(path), out)).rejects.toEqual(escapes)
  })

  test('through a folder that is a symbolic link, and makes nothing behind it', async () => {
    await mkdir(out)
    await symlink(outside, join(out, 'link'))
    await expect(writeStaticFiles(filesAt('link/deep/x'), out)).rejects.toEqual(escapes)
    expect(existsSync(join(outside, 'deep'))).toBe(false)
  })

  test('through a folder whose name starts like the output folder', async () => {
    await mkdir(out)
    await mkdir(join(root, 'out-side'))
    await symlink(join(root, 'out-side'), join(out, 'link'))
    await expect(writeStaticFiles(filesAt('link/x'), out)).rejects.toEqual(escapes)
  })

  test('through a file that is a symbolic link', async () => {
    await mkdir(out)
    await writeFile(join(outside, 'kept'), 'kept')
    await symlink(join(outside, 'kept'), join(out, 'x'))
    await expect(writeStaticFiles(filesAt('x'), out)).rejects.toEqual(escapes)
    expect(await readFile(join(outside, 'kept'), 'utf8')).toBe('kept')
  })

  test('but an output folder may itself lie behind a link', async () => {
    await symlink(outside, out)
    await writeStaticFiles(filesAt('a/x'), out)
    expect(await readFile(join(outside, 'a/x'), 'utf8')).toBe('at a/x')
  })
})

test('names the file that the system refused', async () => {
  await mkdir(join(out, 'taken'), { recursive: true })
  await expect(writeStaticFiles(filesAt('taken'), out)).rejects.toMatchObject({
    code: 'StaticFileNotWritten',
    message: expect.stringContaining('"taken"'),
  })
})
