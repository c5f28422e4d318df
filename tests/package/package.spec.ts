import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from '@playwright/test'
import { ownScripts } from '../../compiler/scripts/own-scripts.ts'
import {
  emptyFolder,
  type InstalledPackage,
  installPackage,
  npmInstall,
  packedPackage,
  repository,
} from './installed-package.ts'
import { publicEntries } from './public-entries.ts'
import { run, succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'

let installed: InstalledPackage
let laid: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  installed = await installPackage(await viteVersion.locked())
  laid = (await succeed(installed.path, 'npx', 'stowaway', 'init')).text
})
test.afterAll(() => installed?.remove())

const readPackage = async () => JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'))

test('the tarball contains everything that package.json names, and no tests, site or sources', async () => {
  const { exports, bin } = await readPackage()
  const folder = join(installed.path, 'node_modules/stowaway')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const packed = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const named = [exports, bin].flatMap(pathsIn).map((path) => path.replace(/^\.\//, ''))
  const expected = [...named, 'README.md', 'LICENSE', 'CHANGELOG.md', 'package.json', 'dist/runtime/LICENSES.txt']
  expect(expected.filter((path) => !packed.includes(path))).toEqual([])
  const isCode = (path: string): boolean => /^dist\/(?:sw|compiler|runtime)\/.*\.(?:js|d\.ts)$/.test(path)
  expect(packed.filter((path) => !isCode(path) && !expected.includes(path))).toEqual([])
})

const pathsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(pathsIn)

const consumer = `
import { createApp, createManifest, StowawayError, type APIRoute, type GetStaticPaths } from 'stowaway'
import { defineMiddleware, sequence } from 'stowaway/middleware'
import { createHandler, serve } from 'stowaway/node'
import { stowaway, type StowawayOptions } from 'stowaway/vite'
import { boot } from 'stowaway/client'
import { startWorker } from 'stowaway/worker'

export const GET: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.id.toUpperCase())
// @ts-expect-error the route has no such param
export const POST: APIRoute<'/api/[id].json'> = ({ params }) => Response.json(params.name)
export const getStaticPaths = (() => [{ params: { id: '1' } }]) satisfies GetStaticPaths
// @ts-expect-error no such option
export const wrong: StowawayOptions = { page: 'src' }
export const onRequest = sequence(defineMiddleware((_, next) => next()))
export const used = [createApp, createManifest, StowawayError, createHandler, serve, stowaway, boot, startWorker]
`

for (const [moduleResolution, module] of [
  ['bundler', 'esnext'],
  ['nodenext', 'nodenext'],
] as const) {
  test(`types resolve and bind with moduleResolution ${moduleResolution}`, async () => {
    await installed.write('types/consumer.ts', consumer)
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2024', 'dom', 'dom.iterable'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    }
    await installed.write('types/tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    const { exitCode, text } = await run(join(installed.path, 'types'), process.execPath, tsc, '-p', '.')
    expect(text).toBe('')
    expect(exitCode).toBe(0)
    await installed.delete('types')
  })
}

test('the examples of the README compile', async () => {
  const readme = await readFile(join(repository, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)]
  expect(examples.length).toBeGreaterThan(1)
  for (const [, path = '', code = ''] of examples) await installed.write(join('examples', path), code)
  const compilerOptions = {
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2024', 'dom'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  }
  await installed.write('examples/tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*'] }))
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  expect((await run(join(installed.path, 'examples'), process.execPath, tsc, '-p', '.')).text).toBe('')
  await installed.delete('examples')
})

test('the licences of all third-party code in the bundles are next to them', async () => {
  const parts = (await installed.read('node_modules/stowaway/dist/runtime/LICENSES.txt')).split(/^-{80}$/m).slice(1)
  const licences = parts.map((part) => part.trim().split('\n\n'))
  // A package that another one has bundled too may have two texts.
  expect([...new Set(licences.flatMap(([names = '']) => names.split('\n')))]).toEqual([
    '@jridgewell/sourcemap-codec',
    '@jridgewell/trace-mapping',
    'cookie',
    'idb-keyval',
    'magic-string',
    'mrmime',
    'nanoid',
    'pathe',
    'picocolors',
    'picomatch',
    'vite',
    'workbox-core',
    'workbox-precaching',
    'workbox-routing',
    'workbox-strategies',
  ])
  for (const [names, ...text] of licences) expect(text.join('\n'), names).toMatch(/copyright/i)
})

test('the scripts of the package are classic scripts to an engine', async () => {
  const folder = 'node_modules/stowaway/dist/runtime/scripts'
  const names = await readdir(join(installed.path, folder))
  expect(names).toHaveLength(Object.keys(ownScripts).length)
  for (const name of names.filter((each) => each !== 'stowaway-fallback.js')) {
    const code = await installed.read(join(folder, name))
    expect(() => new Script(code), `${name} is a classic script`).not.toThrow()
  }
})

test("Node can import every entry except the one that needs a worker's globals", async () => {
  for (const { specifier, names } of await publicEntries(installed)) {
    if (specifier === 'stowaway/worker') continue
    const code = `console.log(Object.keys(await import(${JSON.stringify(specifier)})).sort().join())`
    const { stdout } = await succeed(installed.path, process.execPath, '--input-type=module', '--eval', code)
    expect(stdout.trim(), specifier).toBe([...names].sort().join())
  }
})

test('init creates an example, routes lists its endpoints', async () => {
  expect(laid).toContain('src/pages/api/hello.json.ts')
  const { stdout } = await succeed(installed.path, 'npx', 'stowaway', 'routes')
  for (const route of ['/api/hello.json', '/api/todos/[id].json', '/data.json']) expect(stdout).toContain(route)
  const listed: unknown = JSON.parse((await succeed(installed.path, 'npx', 'stowaway', 'routes', '--json')).stdout)
  expect(listed).toHaveLength(3)
})

test('with an older Vite, the command line and the plugin say which one is needed', { tag: '@soak' }, async () => {
  const project = await emptyFolder()
  try {
    await project.write('package.json', '{ "private": true, "type": "module" }')
    await succeed(project.path, 'npm', ...npmInstall, '--legacy-peer-deps', await packedPackage(), 'vite@7')
    await succeed(project.path, 'npx', 'stowaway', 'init')
    await project.write('vite.config.js', "export { stowaway as default } from 'stowaway/vite'\n")
    const needed = /ViteTooOld: Stowaway needs Vite 8, and this project has Vite 7\.\d/
    for (const command of ['dev', 'build', 'preview', 'routes']) {
      const { exitCode, text } = await run(project.path, 'npx', 'stowaway', command)
      expect(text, command).toMatch(needed)
      expect(exitCode, command).toBe(1)
    }
    expect((await run(project.path, 'npx', 'vite', 'build')).text).toMatch(needed)
  } finally {
    await project.remove()
  }
})
