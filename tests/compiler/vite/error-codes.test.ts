import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import { codesModule, errorModules, errorPart, hasOnlyCodes } from '../../../compiler/scripts/error-codes.ts'
import { type OwnScriptName, ownScriptEntries } from '../../../compiler/scripts/own-scripts.ts'
import { runtimeFolder } from '../../../compiler/vite/package-files.ts'
import { readScript } from '../../../compiler/vite/read-script.ts'
import { runtimeModules } from '../../../compiler/vite/runtime-source.ts'
import { routeErrors } from '../../../sw/core/errors/route-errors.ts'
import { readSources, root } from '../../architecture/source-files.ts'
import { runHere } from '../../hosts/run-here.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'
import { codesOfTextsIn } from '../texts-of-errors.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const compiler = createCompiler({ esbuild, runtime: runtimeModules })
afterAll(() => compiler.dispose())

/** Uses what has errors of its own. */
const files = {
  'index.html': '<!doctype html><title>Page</title><script type="module" src="/main.js"></script>',
  'main.js': `import { endpoint, events } from 'stowaway/client'
    import { storage } from 'stowaway/storage'
    self.used = [endpoint, events, storage]`,
  'src/middleware.js': 'export const onRequest = (context, next) => (context.locals.user ? next("/b") : next())',
  'src/pages/a.js': `import { eventStream } from 'stowaway'
    import { storage } from 'stowaway/storage'
    export const GET = async (context) => {
      await storage.set('a', await context.session.get('a'))
      context.cookies.set('a', 'b')
      return eventStream(context, async function* () {})
    }`,
  'src/pages/b.js': 'export const get = () => ({ body: "b" })',
}

/** Codes that endpoints reach in these files. */
const reached = [
  'HandlerTimedOut',
  'LocalsReassigned',
  'StorageFull',
  'InvalidCookie',
  'UnknownEncoding',
  'StreamFailed',
]

/** Visitors read this themselves, or an author's 500 page shows it. */
const kept = ['EndpointDidNotReturnAResponse']

const isOfRoutes = (code: string): boolean => Object.hasOwn(routeErrors, code)

async function buildScripts(...flags: readonly string[]): Promise<ReadonlyMap<string, string>> {
  project = await createProject(files)
  const { exitCode, stderr } = await stowaway('build', '--root', project.root, ...flags)
  expect(exitCode, stderr).toBe(0)
  const folder = join(project.root, 'dist')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

const parts = readSources('sw').flatMap(({ path }) => errorPart.exec(`/${path}`)?.[1] ?? [])

test('the texts of errors are found in the sources', async () => {
  const texts = parts.map((part) => readFile(join(root, `sw/core/errors/${part}-errors.ts`), 'utf8'))
  expect(codesOfTextsIn((await Promise.all(texts)).join('\n')).length).toBeGreaterThan(100)
})

describe('a build', () => {
  test('has the codes of errors, and none of their texts', async () => {
    const scripts = await buildScripts('--offline')
    expect([...scripts.keys()]).toEqual(expect.arrayContaining(['sw.js', 'stowaway-fallback.js', 'stowaway-404.js']))
    for (const [name, script] of scripts) {
      const found = codesOfTextsIn(script)
      if (name === 'sw.js') expect(found).toEqual([...kept, 'OfflineFileGone'])
      // The compiler shows errors of routes too, and it may be part of a page.
      else expect(name.startsWith('assets') ? found.filter((code) => !isOfRoutes(code)) : found, name).toEqual([])
    }
    for (const code of reached) expect(scripts.get('sw.js')).toContain(code)
    const pages = [...scripts].flatMap(([name, script]) => (name.startsWith('assets') ? [script] : [])).join('\n')
    for (const code of ['WorkerScriptBroken', 'EventsRefused', 'InvalidRouteParamValue']) expect(pages).toContain(code)
  })

  test('in the mode development has the texts too', async () => {
    const scripts = await buildScripts('--mode', 'development')
    expect(codesOfTextsIn(scripts.get('sw.js') ?? '')).toEqual(expect.arrayContaining(reached))
  })

  test('for Node has the texts too', async () => {
    project = await createProject(files)
    const { exitCode, stderr } = await stowaway('build', '--root', project.root, '--target', 'node')
    expect(exitCode, stderr).toBe(0)
    const folder = join(project.root, 'dist')
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mjs'))
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    expect(codesOfTextsIn(texts.join('\n'))).toEqual(expect.arrayContaining(['HandlerTimedOut', 'LocalsReassigned']))
  })

  test('keeps the texts of the compiler and the editor in a page', async () => {
    project = await createProject({
      'index.html': files['index.html'],
      'src/pages/a.js': files['src/pages/a.js'],
      'main.js': "import { createCompiler } from 'stowaway/compiler'\nself.compiler = createCompiler",
      'vite.config.js': `export default { resolve: { alias: { 'stowaway/compiler': ${JSON.stringify(compiledFile('compiler/index.js'))} } } }`,
    })
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const assets = join(project.root, 'dist/assets')
    const texts = await Promise.all((await readdir(assets)).map((name) => readFile(join(assets, name), 'utf8')))
    expect(codesOfTextsIn(texts.join('\n'))).toEqual(
      expect.arrayContaining(['RouteParamsAdjacent', 'ImportNotFound', 'WorkerNotClassic']),
    )
  })
})

describe('a build without a disk', () => {
  const workerOf = async (options: object): Promise<string> => {
    const built = await compiler.buildStatic(new Map(Object.entries(files)), options, { run: runHere })
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    return new TextDecoder().decode(built.files.get('sw.js'))
  }

  test('has the codes of errors, and none of their texts', async () => {
    const worker = await workerOf({})
    expect(codesOfTextsIn(worker)).toEqual(kept)
    for (const code of reached) expect(worker).toContain(code)
  })

  test('in the mode development has the texts too', async () => {
    expect(codesOfTextsIn(await workerOf({ mode: 'development' }))).toEqual(expect.arrayContaining(reached))
  })

  test('finds the same errors in both modules', async () => {
    const [texts, codes] = await Promise.all(
      [errorModules.texts, errorModules.codes].map(
        (name): Promise<Record<string, unknown>> => import(pathToFileURL(join(runtimeFolder, 'modules', name)).href),
      ),
    )
    expect(Object.keys(texts ?? {}).length).toBeGreaterThan(15)
    expect(Object.keys(codes ?? {})).toEqual(expect.arrayContaining(Object.keys(texts ?? {})))
  })

  test('shows the texts of errors that stop it', async () => {
    const source = 'export const prerender = true\nexport const GET = () => undefined'
    const { diagnostics } = await compiler.buildStatic(new Map([['src/pages/a.txt.ts', source]]), {}, { run: runHere })
    expect(diagnostics.map(({ message }) => message).join()).toContain('An endpoint must return either')
  })
})

describe('the scripts of the package', () => {
  test.for(ownScriptEntries.map(([name, { errors }]) => ({ name, errors })))('$name', async ({ name, errors }) => {
    const found = codesOfTextsIn(await readScript(name))
    if (errors === undefined) expect(found).toEqual([])
    else if (name !== 'live-preview.js') expect(found.length).toBeGreaterThan(20)
  })

  test('the worker of development has the full texts', async () => {
    const name: OwnScriptName = 'dev-worker.js'
    expect(codesOfTextsIn(await readScript(name))).toEqual(
      expect.arrayContaining(reached.filter((code) => !code.startsWith('Storage'))),
    )
  })
})

test('each part of the catalogue has a factory of the name that its codes get', async () => {
  expect(parts.length).toBeGreaterThan(25)
  for (const part of parts) {
    const module: Record<string, unknown> = await import(`../../../sw/core/errors/${part}-errors.ts`)
    const [, factory = ''] = /as (\w+) /.exec(codesModule([part], (name) => name)) ?? []
    expect(module[factory], part).toBeTypeOf('function')
    // Nothing but the factory is imported where only codes are.
    if (!hasOnlyCodes(part, 'worker')) continue
    expect(Object.keys(module).sort()).toEqual([factory, `${factory}s`])
  }
})

const compiledFile = (path: string): string => join(runtimeFolder, '..', path)
