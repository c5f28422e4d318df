import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prerenderProject } from '../../../compiler/vite/build-project.ts'
import { silent } from '../../hosts/silent.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

const file = "export const prerender = true\nexport const GET = () => new Response('x')\n"
const page = file.replace("'x'", "'<!doctype html>lost', { headers: { 'content-type': 'text/html' } }")

let project: TemporaryProject
beforeEach(async () => {
  project = await createProject({
    'src/pages/a.txt.ts': file,
    'src/pages/b.txt.ts': file,
    'src/pages/deep/c.txt.ts': file,
    'src/pages/deep/[id].json.ts': `${file}export const getStaticPaths = () => [{ params: { id: '1' } }, { params: { id: '2' } }]`,
  })
})
afterEach(() => project.remove())

const output = () => join(project.root, 'dist')
const prerender = () => prerenderProject({ root: project.root, config: false, outDir: output() }, silent)
const names = async () => (await readdir(output(), { recursive: true })).filter((name) => name.includes('.')).sort()

test('the files of endpoints and entries that are gone are removed, and no others', async () => {
  await prerender()
  await writeFile(join(output(), 'index.html'), 'of the site')
  await writeFile(join(output(), 'b.txt'), 'changed by hand')
  expect(await names()).toEqual(['a.txt', 'b.txt', 'deep/1.json', 'deep/2.json', 'deep/c.txt', 'index.html'])
  await project.write('src/pages/a.txt.ts', 'export {}')
  await project.write('src/pages/b.txt.ts', 'export {}')
  await project.write(
    'src/pages/deep/[id].json.ts',
    `${file}export const getStaticPaths = () => [{ params: { id: '2' } }]`,
  )
  await prerender()
  expect(await names()).toEqual(['b.txt', 'deep/2.json', 'deep/c.txt', 'index.html'])
})

test('a 404 endpoint becomes the page that static hosts look for, if it is HTML', async () => {
  await project.write('src/pages/404.ts', page)
  await prerender()
  expect(await readFile(join(output(), '404.html'), 'utf8')).toContain('lost')
  await project.write('src/pages/404.ts', file)
  await prerender()
  expect(await names()).not.toContain('404.html')
})

test('a file whose name has a # is written for each kind of host', async () => {
  await project.write('src/pages/lang/c#.json.ts', file)
  await prerender()
  expect((await names()).filter((name) => name.startsWith('lang/'))).toEqual(['lang/c#.json', 'lang/c%23.json'])
})

test('a public file is not written over', async () => {
  await project.write('public/a.txt', 'public')
  await prerender()
  expect(await names()).toEqual(['b.txt', 'deep/1.json', 'deep/2.json', 'deep/c.txt'])
})
