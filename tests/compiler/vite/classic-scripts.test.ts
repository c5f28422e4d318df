import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { parseAst } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { classicScript } from '../../../compiler/scripts/classic-script.ts'
import { ownScriptEntries } from '../../../compiler/scripts/own-scripts.ts'
import { firstModuleSyntax } from '../../../compiler/syntax/module-syntax.ts'
import { startDev } from '../../../compiler/vite/dev-project.ts'
import { readScript } from '../../../compiler/vite/read-script.ts'
import { createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined

afterEach(() => project?.remove())

const config = `import { stowaway } from ${JSON.stringify(pathToFileURL(join(dist, 'runtime/commands/vite.js')).href)}
export default { plugins: [stowaway({ live: true })] }`

/** What is wrong with a script: an engine's word, or the `import()` that only a page may call. */
function refusal(code: string, name = 'sw.js'): string | undefined {
  try {
    new Script(code)
    const isOfPage = ownScriptEntries.some(([own, { format }]) => own === name && format === 'page')
    return isOfPage ? undefined : firstModuleSyntax(parseAst(code), code)?.text
  } catch (error) {
    return String(error)
  }
}

test('every classic script of a build is one to an engine', async () => {
  project = await createProject({
    'vite.config.js': config,
    'src/pages/lazy.ts': "export const GET = async () => (await import('../part.ts')).answer()",
    'src/part.ts': 'const text = await Promise.resolve("part")\nexport const answer = () => new Response(text)',
  })
  expect(await stowaway('build', '--root', project.root)).toMatchObject({ exitCode: 0 })
  const scripts = await classicScriptsIn(join(project.root, 'dist'))
  expect(Object.keys(scripts)).toEqual([
    'live-preview.js',
    'live-sandbox.js',
    'live.js',
    'stowaway-404.js',
    'stowaway-fallback-worker.js',
    'stowaway-local.js',
    'sw.js',
  ])
  for (const [name, code] of Object.entries(scripts)) expect(refusal(code, name), name).toBeUndefined()
})

test.for([undefined, 'mocks.js'])(
  'scripts that other plugins add to each build are left out of it (%s)',
  async (fileName) => {
    const plugin = `{
    name: 'adds-a-script',
    buildStart() { this.emitFile({ type: 'chunk', id: '/src/added.ts', preserveSignature: 'strict', fileName: ${JSON.stringify(fileName)} }) },
  }`
    project = await createProject({
      'vite.config.js': config.replace('plugins: [', `plugins: [${plugin}, `),
      'src/added.ts': "export const added = 'for a page'",
      'src/pages/a.ts': "export const GET = () => new Response('an endpoint')",
    })
    expect(await stowaway('build', '--root', project.root)).toMatchObject({ exitCode: 0 })
    const { 'sw.js': code = '' } = await classicScriptsIn(join(project.root, 'dist'))
    expect(refusal(code)).toBeUndefined()
    expect(code).toContain('an endpoint')
    expect(code).not.toContain('for a page')
  },
)

test('so are the scripts that take a worker away', async () => {
  project = await createProject({})
  const folder = join(project.root, 'gone')
  expect(await stowaway('unregister', '--root', project.root, '--outDir', folder)).toMatchObject({ exitCode: 0 })
  const scripts = await classicScriptsIn(folder)
  expect(Object.keys(scripts)).toEqual(['stowaway-unregister.js', 'sw.js'])
  for (const [name, code] of Object.entries(scripts)) expect(refusal(code, name), name).toBeUndefined()
})

test('so are the scripts of the dev server', async () => {
  project = await createProject({ 'vite.config.js': config, 'src/pages/a.ts': 'export const GET = () => null' })
  const reporter = { info: () => undefined, warn: () => undefined, progress: () => undefined }
  const server = await startDev({ root: project.root, port: 0 }, reporter)
  try {
    const [url = ''] = server.resolvedUrls?.local ?? []
    const names = ['sw.js', 'stowaway-fallback-worker.js', 'live.js', 'live-sandbox.js', 'live-preview.js']
    for (const name of names) {
      const response = await fetch(new URL(name, url))
      expect(response.status, name).toBe(200)
      expect(refusal(await response.text(), name), name).toBeUndefined()
    }
  } finally {
    await server.close()
  }
})

test('each script of the package that is no module starts with the strict function and holds no module syntax', async () => {
  for (const [name, { format }] of ownScriptEntries.filter(([, script]) => script.format !== 'module')) {
    const code = await readScript(name)
    expect(code, `${name}, ${format}`).toMatch(/^\(\(\w*\)=>\{"use strict";/)
    expect(refusal(code, name), name).toBeUndefined()
  }
})

describe('what only a module may hold is refused', () => {
  test.each([
    ['import.meta', 'const here = import.meta.url'],
    ['import()', "void import('./a.js')"],
    ['an import', "import './a.js'"],
    ['an export', 'export const a = 1'],
    ['an export from elsewhere', "export * from './a.js'"],
    ['a default export', 'export default 1'],
  ])('%s', (_, code) => {
    const script = `(()=>{"use strict";\n${code}\n})()`
    expect(refusal(script)).toBeDefined()
    expect(() => classicScript(code, parseAst)).toThrow()
  })

  test('in the worker of a build, by its name', async () => {
    project = await createProject({ 'src/pages/a.ts': 'export const GET = () => new Response(import.meta.url)' })
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('a classic script cannot contain "import.meta"')
    expect(stderr).toContain('src/pages/a.ts brings in')
    expect(stderr).toMatch(/1 \| export const GET = .*\n.*\^{11}/)
  })

  test('in a package that an endpoint imports, by the name of its file', async () => {
    project = await createProject({
      'src/lib/where.ts': 'export const mode = import.meta.env.MODE\nexport const where = () => import.meta.url\n',
      'src/pages/a.ts': "import { where } from '../lib/where.ts'\nexport const GET = () => new Response(where())",
    })
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('src/lib/where.ts brings in')
    expect(stderr).toContain('2 | export const where')
  })

  test('new.target is no module syntax', () => {
    expect(() => classicScript('function F() { return new.target }', parseAst)).not.toThrow()
  })
})

/** The scripts of a folder that are no modules: the page's half of the fallback is loaded with `import()`. */
async function classicScriptsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && name !== 'stowaway-fallback.js').sort()
  const entries = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(entries))
}
