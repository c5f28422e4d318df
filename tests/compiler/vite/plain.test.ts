import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { isPlainConfig } from '../../../compiler/vite/plain/is-plain-config.ts'
import { prerenderPlain } from '../../../compiler/vite/plain/prerender-plain.ts'
import { prerenderProject } from '../../../compiler/vite/prerender-project.ts'
import { silent } from '../../hosts/silent.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject
afterEach(() => project.remove())

const options = (outDir: string) => ({
  root: project.root,
  config: false as const,
  outDir: join(project.root, outDir),
  stowaway: { output: 'static' as const },
})
const plain = () => prerenderPlain(options('plain'), silent)
/** A mode is for Vite. */
const withVite = () => prerenderProject({ ...options('vite'), mode: 'production' }, silent)

async function written(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(join(project.root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const start = join(project.root, folder).length + 1
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file.slice(start), await readFile(file, 'utf8')] as const)),
  )
}

const json = (value: string, more = ''): string =>
  `${more}\nexport const GET = async () => Response.json((await (${value})) ?? null)\n`

describe('without Vite, a project gets the same files', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['modules and JSON', { 'src/lib.ts': 'export enum Kind { A = 1 }', 'src/data.json': '{"n":1,"x-y":2}' }],
    [
      'paths of a tsconfig.json',
      {
        'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
        'src/lib.ts': 'export const Kind = 1',
        'src/data.json': '[]',
      },
    ],
  ])('%s', async (_, files) => {
    const from = 'tsconfig.json' in files ? '@' : '../../..'
    project = await createProject({
      ...files,
      'src/pages/api/deep/a.json.ts': json(
        '[Kind, data]',
        `import { Kind } from '${from}/lib'\nimport data from '${from}/data.json'`,
      ),
      'src/pages/api/deep/[id].txt.ts': `import { Kind } from '${from}/lib'
export const getStaticPaths = () => [{ params: { id: 'é x' } }, { params: { id: 'b' } }]
export const GET = ({ params, url }) => new Response(params.id + Kind + url)`,
      'src/middleware.ts':
        "export const onRequest = async (context, next) => { const answer = await next(); return new Response((await answer.text()) + '!', answer) }",
    })
    expect(await plain()).toMatchObject({ files: expect.any(Array) })
    await withVite()
    expect(await written('plain')).toEqual(await written('vite'))
    expect(Object.keys(await written('plain'))).toHaveLength(3)
  })

  test('this package, Node and its packages, and functions that the bundler takes for pure', async () => {
    project = await createProject({
      'node_modules/dep/package.json': '{"name":"dep","version":"1.0.0","main":"index.cjs"}',
      'node_modules/dep/index.cjs': 'module.exports = { name: __filename.endsWith("index.cjs") }',
      'src/pages/package.json.ts': json('dep.name', "import dep from 'dep'"),
      'src/pages/node.json.ts': json('join("a", "b")', "import { join } from 'node:path'"),
      'src/pages/own.json.ts': json('storage.getItem("x")', "import { storage } from 'stowaway/storage'").replace(
        'storage.getItem',
        'typeof storage.getItem + ',
      ),
      'src/pages/pure.json.ts': json(
        "(() => { try { decodeURIComponent('%'); return 'no error' } catch (error) { return error.name } })()",
      ),
    })
    expect(await plain()).toMatchObject({ files: expect.any(Array) })
    await withVite()
    expect(await written('plain')).toEqual(await written('vite'))
    expect(await written('plain')).toMatchObject({ 'package.json': 'true', 'pure.json': '"URIError"' })
  })
})

describe('what needs Vite is left to it', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['import.meta.env', { 'src/pages/a.json.ts': json('import.meta.env.MODE') }],
    ['import.meta.glob', { 'src/pages/a.json.ts': json("Object.keys(import.meta.glob('./*.md'))") }],
    ['a query', { 'src/pages/a.json.ts': json('text', "import text from '../a.txt?raw'"), 'src/a.txt': 'x' }],
    ['an asset', { 'src/pages/a.json.ts': json('text', "import text from '../a.svg'"), 'src/a.svg': '<svg/>' }],
    [
      'an import of a pattern',
      {
        'src/pages/a.json.ts': json(`import(\`../lib/\${'a'}.ts\`).then((m) => m.x)`),
        'src/lib/a.ts': 'export const x = 1',
      },
    ],
    [
      "a module of Astro's",
      { 'src/pages/a.json.ts': json('typeof getCollection', "import { getCollection } from 'astro:content'") },
    ],
    ['a file name with #', { 'src/pages/c#.json.ts': json('1') }],
    ['a variable file', { 'src/pages/a.json.ts': json('1'), '.env': 'SECRET=1' }],
    ['a mistake in the code', { 'src/pages/a.json.ts': 'export const GET = (' }],
  ])('%s', async (_, files) => {
    project = await createProject(files)
    expect(await plain()).toBeUndefined()
    expect(await readdir(project.root)).not.toContain('plain')
  })

  test('a configuration', async () => {
    project = await createProject({ 'src/pages/a.json.ts': json('1'), 'vite.config.ts': 'export default {}' })
    expect(await prerenderPlain({ root: project.root }, silent)).toBeUndefined()
  })
})

test('each module is evaluated once, however many paths it has, and one that fails breaks no other', async () => {
  const count = (name: string): string => `globalThis.evaluated = [...(globalThis.evaluated ?? []), '${name}']`
  project = await createProject({
    'src/lib.ts': `${count('lib')}\nexport const lib = 1`,
    'src/pages/[id].json.ts': `import '../lib.ts'\n${count('id')}
export const getStaticPaths = () => Array.from({ length: 50 }, (_, id) => ({ params: { id: String(id) } }))
export const GET = () => Response.json(globalThis.evaluated)`,
    'src/pages/broken.json.ts':
      "export const prerender = false\nthrow new Error('broken')\nexport const GET = () => new Response()",
    'src/pages/other.json.ts': `import '../lib.ts'\n${count('other')}\nexport const GET = () => Response.json(1)`,
  })
  await expect(plain()).rejects.toMatchObject({
    code: 'EndpointLoadFailed',
    file: expect.stringMatching(/broken\.json\.ts:2/),
  })
  await rm(join(project.root, 'src/pages/broken.json.ts'))
  await plain()
  const files = await written('plain')
  expect(Object.keys(files)).toHaveLength(51)
  expect(new Set(Object.values(files))).toEqual(new Set(['1', JSON.stringify(['lib', 'other', 'id'])]))
})

test('a package that fails when it is loaded breaks only the endpoints that import it', async () => {
  project = await createProject({
    'node_modules/bad/package.json': '{"name":"bad","version":"1.0.0","main":"index.js"}',
    'node_modules/bad/index.js': "throw new Error('needs a browser')",
    'src/pages/bad.json.ts': `import 'bad'\nexport const GET = () => new Response()`,
    'src/pages/good.json.ts': json('1'),
  })
  // Without `prerender`, an endpoint that cannot be loaded only runs on request.
  const { stowaway: _, ...others } = options('plain')
  await project.write('src/pages/good.json.ts', `export const prerender = true\n${json('1')}`)
  expect(await prerenderPlain(others, silent)).toMatchObject({ files: [{ path: 'good.json' }] })
})

test('a root behind a link is that of the link’s target', async () => {
  project = await createProject({ 'real/src/pages/a.json.ts': json('1') })
  await symlink(join(project.root, 'real'), join(project.root, 'link'))
  await mkdir(join(project.root, 'real/public'))
  await writeFile(join(project.root, 'real/public/x.txt'), 'x')
  const report = await prerenderPlain({ root: join(project.root, 'link'), stowaway: { output: 'static' } }, silent)
  expect(report?.files.map(({ path }) => path)).toEqual(['a.json'])
  expect(await readFile(join(project.root, 'real/dist/a.json'), 'utf8')).toBe('1')
})

test.each<[boolean, Parameters<typeof isPlainConfig>[0]]>([
  [true, {}],
  [true, { base: '/x/', build: { outDir: 'out' }, plugins: [[{ name: 'stowaway' }], false] }],
  [false, { plugins: [{ name: 'other' }] }],
  [false, { plugins: [Promise.resolve({ name: 'stowaway' })] }],
  [false, { define: { a: '1' } }],
  [false, { resolve: { alias: { a: 'b' } } }],
  [false, { build: { rolldownOptions: {} } }],
  [false, { json: { stringify: true } }],
])('whether a configuration leaves modules alone: %s', async (expected, config) => {
  project = await createProject({})
  expect(isPlainConfig(config)).toBe(expected)
})
