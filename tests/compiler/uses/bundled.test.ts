import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { build } from 'vite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { endpointUses } from '../../../compiler/bundler/esbuild/endpoint-uses.ts'
import { runtimeModules as bareModules } from '../../../compiler/bundler/esbuild/runtime-modules.ts'
import { fillOptions } from '../../../compiler/project/compile-options.ts'
import { type Uses, usesAny } from '../../../compiler/uses/uses.ts'
import { entriesPlugin } from '../../../compiler/vite/plugins/entries.ts'
import { runtimePlugin } from '../../../compiler/vite/plugins/runtime.ts'
import { runtimeModules } from '../../../compiler/vite/runtime-source.ts'
import { type EntrySources, virtualEntries } from '../../../compiler/vite/virtual-entries.ts'
import { createProject } from '../temporary-project.ts'
import { flagsOf } from './modules.ts'

type Files = Readonly<Record<string, string>>

const roleOf = (file: string) => (file === '../middleware.ts' ? ('middleware' as const) : ('endpoint' as const))

/** What Vite's bundle of an entry with these files of `src/pages` uses. */
async function inVite(files: Files, hostFiles: readonly string[], define: Files = {}): Promise<Uses | undefined> {
  const project = await createProject(files)
  onTestFinished(project.remove)
  const pages = join(project.root, 'src/pages')
  let found: Uses | undefined
  const modules = hostFiles.map((file) => ({ path: join(pages, file), role: roleOf(file) }))
  const source = (uses: Uses): string => {
    found = uses
    return modules.map(({ path }) => `export const load = () => import(${JSON.stringify(path)})`)[0] ?? ''
  }
  const sources: EntrySources = new Map([[virtualEntries.worker, { modules, source }]])
  await build({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    define,
    ssr: { noExternal: /^(?!outside$)/ },
    plugins: [entriesPlugin(sources), runtimePlugin()],
    build: {
      write: false,
      ssr: true,
      rolldownOptions: { input: virtualEntries.worker, external: ['outside'], output: { codeSplitting: false } },
    },
  })
  return found
}

/** The same with esbuild, from files in memory. */
async function inMemory(files: Files, hostFiles: readonly string[]): Promise<Uses> {
  const runtime = await runtimeModules()
  const context = {
    ...{ esbuild, runtime, files: new Map(Object.entries(files)), options: fillOptions({}, 'production') },
    ...{
      manifest: { base: '', trailingSlash: 'ignore', routes: [], redirects: [] } as const,
      isRelative: false,
      id: 'a',
    },
  }
  const hosted = hostFiles.map((file) => ({ file, role: roleOf(file) }))
  return endpointUses(context, hosted, bareModules(runtime, { mode: 'production' }), {})
}

describe.each([
  ['Vite', inVite],
  ['memory', inMemory],
])('%s', (_, usesIn) => {
  test('TypeScript, and what endpoints import', async () => {
    const files = {
      'src/pages/a.ts': `import { json, type APIRoute } from 'stowaway'
        import { name } from '../lib/name'
        export const GET = (async ({ params }) => json(name(params as never))) satisfies APIRoute`,
      'src/lib/name.ts': 'export const name = <T extends { id: string }>(from: T): string => from.id as string',
    }
    const uses = await usesIn(files, ['a.ts'])
    expect(uses?.context).toEqual(['params'])
    expect(uses && flagsOf(uses)).toEqual([])
  })

  test('a library behind a lazy import', async () => {
    const files = {
      'src/pages/a.ts': "export const GET = async () => (await import('../lib/a')).answer()",
      'src/lib/a.ts': "import { b } from './b'; export const answer = () => new Response(b())",
      'src/lib/b.ts': 'export const b = () => new ReadableStream()',
    }
    const uses = await usesIn(files, ['a.ts'])
    expect(uses && flagsOf(uses)).toEqual(['streams', 'bytes'])
  })

  test('middleware, and an endpoint that another one imports', async () => {
    const files = {
      'src/middleware.ts': `import { defineMiddleware } from 'astro:middleware'
        export const onRequest = defineMiddleware(({ locals, url }, next) => next(url))`,
      'src/pages/a.ts': "export { GET } from './b'",
      'src/pages/b.ts':
        'export const GET = ({ site }) => Response.json(site); export const POST = ({ session }) => null',
    }
    const uses = await usesIn(files, ['a.ts', 'b.ts', '../middleware.ts'])
    expect(uses?.context).toEqual(['locals', 'session', 'site', 'url'])
    expect(uses?.rewrites).toBe(true)
  })

  test('data', async () => {
    const files = {
      'src/pages/a.ts': "import data from './data.json'; export const GET = () => new Response('a', { headers: data })",
      'src/pages/data.json': '{ "set-cookie": "a=b" }',
    }
    expect((await usesIn(files, ['a.ts']))?.cookieHeaders).toBe(true)
  })

  test('values that are stored', async () => {
    const files = {
      'src/pages/a.ts':
        "import { storage } from 'stowaway/storage'; export const GET = async () => new Response(await storage.get('a'))",
    }
    const uses = await usesIn(files, ['a.ts'])
    expect(uses && flagsOf(uses)).toEqual(['bytes'])
  })
})

test('Vite: what it puts in the place of names counts', async () => {
  const files = { 'src/pages/a.ts': 'export const GET = () => new Response(SOURCE)' }
  expect(flagsOf((await inVite(files, ['a.ts'], { SOURCE: 'new ReadableStream()' })) ?? usesAny)).toEqual([
    'streams',
    'bytes',
  ])
  expect(flagsOf((await inVite(files, ['a.ts'], { SOURCE: '"a text"' })) ?? usesAny)).toEqual([])
})

test('Vite: packages in CommonJS are looked at', async () => {
  const files = {
    'src/pages/a.ts': "import { one } from 'one'; export const GET = () => new Response(one)",
    'node_modules/one/package.json': '{ "name": "one", "main": "one.js" }',
    'node_modules/one/one.js': "const two = require('./two'); exports.one = two.answer",
    'node_modules/one/two.js': 'exports.answer = new Uint8Array(3)',
  }
  expect(flagsOf((await inVite(files, ['a.ts'])) ?? usesAny)).toEqual(['bytes'])
})

test('Vite: code that stays outside of the bundle may do anything', async () => {
  const of = (code: string) => inVite({ 'src/pages/a.ts': code }, ['a.ts'])
  expect(await of("import a from 'outside'; export const GET = () => new Response(a)")).toEqual(usesAny)
  expect(
    await of("import { runInThisContext } from 'node:vm'; export const GET = () => runInThisContext('1')"),
  ).toEqual(usesAny)
  const files = await of(
    "import { readFileSync } from 'node:fs'; export const GET = () => new Response(readFileSync('a'))",
  )
  expect(files && [files.context, ...flagsOf(files)]).toEqual([[], 'requests', 'streams', 'bytes'])
})

test('Vite: the messages of mistakes stay those of the bundle', async () => {
  await expect(inVite({ 'src/pages/a.ts': 'export const GET = (' }, ['a.ts'])).rejects.toThrow(/a\.ts/)
  await expect(inVite({ 'src/pages/a.ts': "import './missing'" }, ['a.ts'])).rejects.toThrow(/missing/)
  await expect(inVite({ 'src/pages/a.ts': "import 'no-such-package'" }, ['a.ts'])).rejects.toThrow(/no-such-package/)
})
