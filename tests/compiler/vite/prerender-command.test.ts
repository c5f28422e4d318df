import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildProject } from '../../../compiler/vite/build-project.ts'
import { prerenderProject } from '../../../compiler/vite/prerender-project.ts'
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

describe('a file that has not changed is not written again', () => {
  const paths = ['a.txt', 'b.txt', 'deep/1.json', 'deep/2.json', 'deep/c.txt']
  /** Which file each path leads to, and when it was written. */
  const stamps = () =>
    Promise.all(paths.map(async (path) => stat(join(output(), path)).then(({ ino, mtimeMs }) => `${ino} ${mtimeMs}`)))
  const build = () =>
    buildProject({ root: project.root, config: false, outDir: output(), stowaway: { output: 'static' } }, silent)

  test.each([
    ['prerender', prerender, paths.length],
    // And two scripts that the build adds.
    ['build', build, paths.length + 2],
  ] as const)('by "%s"', async (_, run, count) => {
    expect((await run()).unchanged).toBeUndefined()
    const before = await stamps()
    const { unchanged, files } = await run()
    expect([await stamps(), unchanged]).toEqual([before, count])
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(paths))
  })

  test('others of the same size are', async () => {
    await prerender()
    const before = await stamps()
    await project.write('src/pages/b.txt.ts', file.replace("'x'", "'y'"))
    expect((await prerender()).unchanged).toBe(4)
    const after = await stamps()
    expect(paths.filter((_, index) => after[index] !== before[index])).toEqual(['b.txt'])
    expect(await readFile(join(output(), 'b.txt'), 'utf8')).toBe('y')
  })

  test('a link to a file of the same content is replaced', async () => {
    await mkdir(output())
    await writeFile(join(project.root, 'elsewhere'), 'x')
    await symlink(join(project.root, 'elsewhere'), join(output(), 'a.txt'))
    expect((await prerender()).unchanged).toBeUndefined()
    await writeFile(join(output(), 'a.txt'), 'changed')
    expect(await readFile(join(project.root, 'elsewhere'), 'utf8')).toBe('x')
  })

  test('a pass that fails changes nothing', async () => {
    await prerender()
    await project.write('src/pages/b.txt.ts', file.replace("'x'", "'y'"))
    await project.write(
      'src/pages/z.txt.ts',
      'export const prerender = true\nexport const GET = () => { throw Error() }',
    )
    await expect(prerender()).rejects.toMatchObject({ code: 'PrerenderFailed' })
    expect(await readFile(join(output(), 'b.txt'), 'utf8')).toBe('x')
  })
})
