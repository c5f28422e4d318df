import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { fillSettings } from '../../../compiler/project/settings.ts'
import { contentOf, createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href

/** A project with options, and a plugin that writes a worker, as vite-plugin-pwa does. */
async function build(options: object, files: Readonly<Record<string, string>>, written?: string) {
  const writer = `{ name: 'writer', closeBundle: () => writeFileSync('dist/sw.js', ${JSON.stringify(written)}) }`
  project = await createProject({
    'vite.config.mjs': `import { writeFileSync } from 'node:fs'
import { stowaway } from ${JSON.stringify(plugin)}
process.chdir(import.meta.dirname)
export default { plugins: [stowaway(${JSON.stringify(options)})${written === undefined ? '' : `, ${writer}`}] }`,
    'src/pages/hi.ts': "export const GET = () => new Response('hi')",
    ...files,
  })
  return stowaway('build', '--root', project.root)
}

const out = (): string => join(project?.root ?? '', 'dist')
const built = (path: string): Promise<string> => readFile(join(out(), path), 'utf8')
const script = async (): Promise<string> => {
  const files = Object.entries(await contentOf(join(out(), 'assets')))
  return files.map(([, body]) => Buffer.from(body, 'base64').toString()).join('\n')
}

describe('another worker under our name is refused, with the ways out', () => {
  test.each([
    ['in the public folder', { 'public/sw.js': '// mine' }, undefined, 'public/sw.js would be overwritten'],
    ['of a plugin', {}, '// workbox', 'The file sw.js would be overwritten'],
  ])('%s', async (_, files, written, text) => {
    const { exitCode, stderr } = await build({}, files, written)
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(text)])
    for (const way of ['WorkerNameTaken', 'importedBy', 'importScripts', 'serviceWorker.scope'])
      expect(stderr).toContain(way)
    expect(await contentOf(out())).toEqual({})
  })

  test('of a prerendered endpoint', async () => {
    const code = "export const prerender = true\nexport const GET = () => new Response('')"
    const { exitCode, stderr } = await build({}, { 'src/pages/sw.js.ts': code })
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('The prerendered file sw.js would be overwritten')])
  })
})

test('another worker stays beside ours, which has another name and scope', async () => {
  const serviceWorker = { file: 'endpoints.js', scope: 'demo/' }
  const page = '<!doctype html><title>Demo</title><script type="module" src="/main.js"></script>'
  const config = { 'demo/index.html': page, 'public/sw.js': '// mine' }
  const { exitCode, stderr } = await build({ serviceWorker }, config)
  expect(exitCode, stderr).toBe(0)
  expect(await built('sw.js')).toBe('// mine')
  expect(await built('endpoints.js')).toContain('hi')
  expect(await built('stowaway-404.js')).toContain('"/demo/"')
  expect(await built('index.html'), 'a page outside of the scope starts without a worker').not.toContain(
    'modulepreload',
  )
})

describe("the site's own worker imports the endpoints", () => {
  const serviceWorker = { importedBy: 'sw.js' }
  const own = "importScripts('stowaway-worker.js')\nself.addEventListener('fetch', () => {})"

  test.each([
    ['in the public folder', { 'public/sw.js': own }, undefined],
    ['of a plugin', {}, own],
  ])('%s', async (_, files, written) => {
    const { exitCode, stderr } = await build({ serviceWorker, offline: true }, files, written)
    expect(exitCode, stderr).toBe(0)
    expect(await built('sw.js')).toBe(own)
    const worker = await built('stowaway-worker.js')
    expect(worker).toContain('stowaway-worker.js')
    expect(worker, 'no worker keeps a worker').not.toContain('"url":"/sw.js"')
    expect(await script(), 'pages register it').toMatch(
      /script:\s*[`"']\/sw\.js[`"'].*imported:\s*[`"']\/stowaway-worker\.js[`"']/s,
    )
  })

  test('navigations are left to it, unless ours keeps files for offline use', async () => {
    const page = { 'index.html': '<!doctype html><title>App</title>', 'public/sw.js': own }
    for (const offline of [false, true]) {
      const { exitCode, stderr } = await build({ serviceWorker, offline }, page)
      expect(exitCode, stderr).toBe(0)
      expect((await built('stowaway-worker.js')).includes('appPage:'), `offline: ${offline}`).toBe(offline)
      await project?.remove()
    }
  })

  test.each([
    ['does not import them', { 'public/sw.js': '// mine' }],
    ['does not exist', {}],
  ])('it is an error if it %s', async (_, files) => {
    const { exitCode, stderr } = await build({ serviceWorker }, files)
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('WorkerImportMissing')])
    expect(stderr).toContain('importScripts("stowaway-worker.js")')
  })
})

test.each([
  [{ file: '../sw.js' }, 'serviceWorker.file'],
  [{ file: 'demo/sw.js' }, 'serviceWorker.file'],
  [{ scope: '/demo' }, 'serviceWorker.scope'],
  [{ scope: '../' }, 'serviceWorker.scope'],
  [{ scope: 'demo' }, 'serviceWorker.scope'],
  [{ importedBy: 'sw.js', file: 'sw.js' }, 'serviceWorker.file'],
  [{ scopes: 'demo/' }, 'serviceWorker.scopes'],
  [{ scope: '/demo/' }, 'serviceWorker.scope'],
  [{ script: 'worker.js' }, 'serviceWorker.script'],
])('serviceWorker: %j is refused', (serviceWorker, name) => {
  const options: object = { serviceWorker }
  expect(() => fillSettings(options)).toThrow(`option ${name} `)
})
