import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined

afterEach(() => project?.remove())

test('the scripts for a compiler in the page are a lazy chunk', async () => {
  project = await createProject({
    'main.js': "self.load = () => import('virtual:stowaway/runtime')",
    'src/pages/a.ts': 'export const GET = () => null',
  })
  expect(await stowaway('build', '--root', project.root)).toMatchObject({ exitCode: 0 })
  const assets = join(project.root, 'dist/assets')
  const texts = await Promise.all(
    (await readdir(assets)).map(async (file) => [file, await readFile(join(assets, file), 'utf8')] as const),
  )
  const holders = texts.filter(([, text]) => text.includes('script:stowaway-404.js')).map(([file]) => file)
  expect(holders).toHaveLength(1)
  expect(await readFile(join(project.root, 'dist/index.html'), 'utf8')).not.toContain(holders[0])
  const { default: parts }: { default: Record<string, string> } = await import(join(assets, holders[0] ?? ''))
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining([
      'stowaway',
      'stowaway/worker',
      'stowaway/middleware',
      'stowaway/storage',
      'stowaway/prerender',
      'stowaway/client/boot',
      'script:stowaway-404.js',
      'script:stowaway-page.js',
    ]),
  )
})
