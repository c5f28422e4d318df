import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { stowaway as plugin } from '../../../compiler/vite.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

/** A package in CommonJS or, with `"type": "module"`, as modules. */
const packageOf = (name: string, code: string, more: object = {}): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js', ...more }),
  [`node_modules/${name}/index.js`]: code,
})

/** As published packages import what only Node has. */
const packages = {
  // gray-matter, bcryptjs: the field says what a browser gets.
  ...packageOf('with-field', "const fs = require('fs')\nexports.text = () => 'with ' + typeof fs.readFileSync", {
    browser: { fs: false },
  }),
  ...packageOf('with-other', "exports.text = () => require('crypto').kind", { browser: { crypto: './browser.js' } }),
  'node_modules/with-other/browser.js': "exports.kind = 'browser crypto'",
  // ejs: needs it only for files.
  ...packageOf('maybe-fs', "const fs = require('fs')\nexports.text = () => 'text'\nexports.file = fs.readFileSync"),
  // eta: the same, as a module.
  ...packageOf(
    'whole-fs',
    "import * as fs from 'node:fs'\nimport path from 'node:path'\nexport const text = () => 'whole'\nexport const file = (name) => fs.readFileSync(path.join('/', name))",
    { type: 'module' },
  ),
  // globby: names what it needs.
  ...packageOf(
    'needs-fs',
    "import { readdirSync } from 'node:fs'\nexport const text = () => 'list ' + Array.isArray(readdirSync('/'))",
    { type: 'module' },
  ),
  // @supabase/supabase-js: a branch for Node.
  ...packageOf(
    'lazy',
    "const name = ['node', 'fs'].join(':')\nexport const text = () => import(/* @vite-ignore */ name).then(() => 'node', (error) => error.message)",
    { type: 'module' },
  ),
  // A package with the name of a module of Node.
  ...packageOf('events', "exports.text = () => 'events of the package'"),
}

const endpoint = (name: string, more = ''): string =>
  `import { text } from '${name}'\nexport const GET = async () => new Response(await text())\n${more}`

const prerender = 'export const prerender = true'

let project: TemporaryProject
const open = async (files: Readonly<Record<string, string>>): Promise<string> => {
  project = await createProject({ ...packages, ...files })
  return project.root
}

describe('a build', () => {
  afterEach(() => project.remove())

  test('takes what Vite takes for a page, and says where something may be missing', async () => {
    const names = ['with-field', 'with-other', 'maybe-fs', 'whole-fs', 'lazy', 'events']
    const root = await open(Object.fromEntries(names.map((name) => [`src/pages/${name}.ts`, endpoint(name)])))
    const { exitCode, stderr } = await stowaway('build', '--root', root)
    expect(exitCode, stderr).toBe(0)
    expect(stderr.match(/NodeModuleEmpty: .*/g)?.sort()).toEqual([
      expect.stringMatching(/node_modules\/maybe-fs\/index\.js .* may import fs/),
      expect.stringMatching(/node_modules\/whole-fs\/index\.js .* may import node:fs/),
      expect.stringMatching(/node_modules\/whole-fs\/index\.js .* may import node:path/),
    ])
    const worker = await readFile(join(root, 'dist/sw.js'), 'utf8')
    expect(() => new Script(worker), 'it is a classic script').not.toThrow()
    for (const text of ['browser crypto', 'events of the package', 'A service worker cannot import modules'])
      expect(worker).toContain(text)
  })

  test('of a prerendered endpoint may use everything of Node', async () => {
    const root = await open({
      'src/pages/list.txt.ts': endpoint('needs-fs', prerender),
      'src/pages/lazy.txt.ts': endpoint('lazy', prerender),
      'src/pages/hi.ts': "export const GET = () => new Response('hi')",
    })
    const { exitCode, stderr } = await stowaway('build', '--root', root)
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('warning')])
    expect(await readFile(join(root, 'dist/list.txt'), 'utf8')).toBe('list true')
    expect(await readFile(join(root, 'dist/lazy.txt'), 'utf8')).toBe('node')
  })

  test.each([
    [
      'a package that cannot do without',
      endpoint('needs-fs'),
      ['NodeModuleInWorker', 'node_modules/needs-fs/index.js'],
    ],
    [
      'the project itself',
      "const fs = require('fs')\nexport const GET = () => new Response(fs.name)",
      ['NodeModuleInWorker', 'src/pages/live.ts'],
    ],
    [
      "the project's own computed import",
      'export const GET = async ({ url }) => new Response((await import(/* @vite-ignore */ url.hash)).text)',
      ['WorkerNotClassic', 'src/pages/live.ts'],
    ],
  ])('refuses %s', async (_, code, texts) => {
    const root = await open({ 'src/pages/live.ts': code })
    const { exitCode, stderr } = await stowaway('build', '--root', root)
    for (const text of texts) expect(stderr).toContain(text)
    expect(exitCode).toBe(1)
  })

  test('routes lists endpoints whose packages run only in Node', async () => {
    const root = await open({
      'src/pages/list.txt.ts': endpoint('needs-fs', prerender),
      'src/pages/live.ts': endpoint('needs-fs'),
      'src/pages/maybe.ts': endpoint('maybe-fs'),
    })
    const { exitCode, stdout, stderr } = await stowaway('routes', '--root', root, '--json')
    expect([exitCode, stderr]).toEqual([0, expect.not.stringMatching(/warning|error/i)])
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual(['/list.txt', '/live', '/maybe'])
  })
})

describe('in development', () => {
  let server: ViteDevServer
  const failures: unknown[] = []
  const note = (reason: unknown): void => void failures.push(reason)

  beforeAll(async () => {
    process.on('unhandledRejection', note)
    const root = await open({
      'src/pages/list.ts': endpoint('needs-fs', prerender),
      'src/pages/needs.ts': endpoint('needs-fs'),
      'src/pages/field.ts': endpoint('with-field'),
      'src/pages/maybe.ts': endpoint('maybe-fs'),
      'src/pages/whole.ts': endpoint('whole-fs'),
    })
    server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [plugin()],
      server: { host: '127.0.0.1', port: 0 },
    })
    await server.listen()
  })
  afterAll(async () => {
    await server.close()
    await project.remove()
    process.off('unhandledRejection', note)
  })

  /** As the dev worker asks. */
  const post = async (name: string, body: unknown) => {
    const response = await fetch(new URL(`/@stowaway/${name}`, server.resolvedUrls?.local[0]), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.json()
  }
  const module = (path: string, importer?: string) =>
    post('invoke', { data: { name: 'fetchModule', data: [path, ...(importer === undefined ? [] : [importer])] } })

  test('a worker leaves a prerendered endpoint to the server without loading it', async () => {
    expect(await post('status', { file: 'list.ts', path: '/list' })).toMatchObject({ isFile: true })
    expect(await post('status', { file: 'needs.ts', path: '/needs' })).toMatchObject({ isFile: false })
    const answer = await fetch(new URL('/list', server.resolvedUrls?.local[0]))
    expect(await answer.text()).toBe('list true')
  })

  test.each([
    ['with-field', 'field.ts', expect.not.stringContaining('NodeModuleInWorker')],
    ['maybe-fs', 'maybe.ts', expect.not.stringContaining('NodeModuleInWorker')],
    ['whole-fs', 'whole.ts', expect.not.stringContaining('NodeModuleInWorker')],
    ['needs-fs', 'needs.ts', expect.stringContaining('NodeModuleInWorker')],
  ])('the package %s is bundled when the worker asks for it', async (name, file, expected) => {
    const importer = join(project.root, 'src/pages', file)
    const { result } = await module(importer)
    const [, url = ''] = new RegExp(`"(/[^"]*${name}[^"]*)"`).exec(result.code) ?? []
    const bundled = await module(url, importer)
    expect(bundled.error).toBeUndefined()
    expect(bundled.result.code).toEqual(expected)
    expect(failures).toEqual([])
  })
})
