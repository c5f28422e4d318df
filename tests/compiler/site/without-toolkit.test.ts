import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rolldown } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { ownModules } from '../../../compiler/scripts/own-modules.ts'
import { controlFacts } from '../../../compiler/site/control-facts.ts'
import { workerEntry } from '../../../compiler/site/worker-entry.ts'
import { loadRolldown } from '../../../compiler/vite/plain/load-rolldown.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'
import { usesOfFiles } from '../uses/modules.ts'

/** The rooms that only those projects need that ask for them. */
const toolkit = /[\\/]sw[\\/](?:control|testing|worker[\\/]control|data[\\/](?:collections|crud))[\\/]/

const plain = { 'hello.json.js': 'export const GET = () => new Response("{}")' }
const usual = {
  'items/[id].json.js': `export const GET = ({ params }) => Response.json(params)
    export const PUT = async ({ request }) => Response.json(await request.json())`,
  'login.js': `export const POST = ({ cookies, session }) => {
    session.set('user', cookies.get('name'))
    return fetch('/hello.json')
  }`,
}

const isWriting = (code: string): boolean => /POST|PUT/.test(code)

/** The bundled worker of some endpoints. */
async function bundle(
  endpoints: Readonly<Record<string, string>>,
  { control = false, withoutToolkit = false },
): Promise<string> {
  const { manifest } = createManifest({ files: Object.keys(endpoints) })
  const source = workerEntry({
    id: 'project',
    app: {},
    routing: [],
    manifest,
    importPath: (file) => `endpoint:${file}`,
    uses: usesOfFiles(endpoints),
    writes: Object.values(endpoints).some(isWriting),
    session: {},
    localScript: '/stowaway-local.js',
    isRelative: false,
    sockets: false,
    ...(control && { control: controlFacts(manifest) }),
  })
  const modules = new Map([
    ['entry', source],
    ...Object.entries(endpoints).map(([file, code]) => [`endpoint:${file}`, code] as const),
  ])
  const files: Rolldown.Plugin = {
    name: 'files',
    resolveId: (id) => {
      if (modules.has(id)) return { id, moduleSideEffects: id === 'entry' }
      const own = ownModules[id]
      return own === undefined ? null : join(dist, `${own}.js`)
    },
    load: (id) => modules.get(id) ?? (withoutToolkit && toolkit.test(id) ? '' : null),
  }
  const { rolldown } = await loadRolldown()
  const build = await rolldown({
    input: 'entry',
    plugins: [files],
    platform: 'browser',
    treeshake: { moduleSideEffects: false },
    // Of a module without its code, anything may be imported.
    shimMissingExports: true,
    onLog() {},
  })
  const { output } = await build.generate({ format: 'es', minify: true, codeSplitting: false })
  return output[0].code
}

test.each([
  ['one endpoint', plain],
  ['cookies, sessions, writes and requests', usual],
])('the worker of %s is to the byte what it would be if the toolkit did not exist', async (_name, endpoints) => {
  const worker = await bundle(endpoints, {})
  // Not compared as texts: the difference would be all of it.
  expect(worker === (await bundle(endpoints, { withoutToolkit: true }))).toBe(true)
  // It would be seen.
  const controlled = await bundle(endpoints, { control: true })
  expect(controlled.length).toBeGreaterThan(worker.length + 10_000)
  expect(controlled === (await bundle(endpoints, { control: true, withoutToolkit: true }))).toBe(false)
})

describe('the option "control"', () => {
  let project: TemporaryProject | undefined
  afterEach(() => project?.remove())

  /** Builds the endpoints with options, and reads what was written. */
  async function build(options: string): Promise<{ readonly text: string; readonly files: Record<string, string> }> {
    const plugin = JSON.stringify(pathToFileURL(join(dist, 'compiler/vite.js')).href)
    await project?.remove()
    project = await createProject({
      'package.json': '{ "name": "a", "type": "module" }',
      'src/pages/hello.json.js': plain['hello.json.js'],
      'vite.config.js': `import { stowaway } from ${plugin}\nexport default { plugins: [stowaway(${options})] }`,
    })
    const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const folder = join(project.root, 'dist')
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const files = names.map(async ({ name, parentPath }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'latin1')] as const
    })
    return { text: stdout + stderr, files: Object.fromEntries(await Promise.all(files)) }
  }

  test('changes nothing if it is off, and says that it is on', { timeout: 60_000 }, async () => {
    const { text, files } = await build('{}')
    expect(text).not.toContain('control')
    expect(JSON.stringify(files)).not.toContain('__stowaway')
    expect((await build('{ control: false }')).files).toEqual(files)

    const controlled = await build('{ control: true }')
    expect(controlled.text).toContain('visitors of this site can change how its endpoints answer')
    expect(Object.keys(controlled.files)).toEqual(
      expect.arrayContaining([...Object.keys(files), '__stowaway/index.html', 'stowaway-control.js']),
    )
    // Pages are the same: they need not know of it.
    expect(controlled.files['index.html']).toBe(files['index.html'])
  })

  test('says that it does nothing without a worker', { timeout: 60_000 }, async () => {
    const { text, files } = await build("{ control: true, output: 'static' }")
    expect(text).toContain('"control" does nothing in this build')
    expect(Object.keys(files)).not.toContain('__stowaway/index.html')
  })
})
