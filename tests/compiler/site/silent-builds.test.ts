import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildErrors } from '../../../sw/core/errors/build-errors.ts'
import { exportErrors } from '../../../sw/core/errors/export-errors.ts'
import { createProject, dist, type Finished, stowaway, type TemporaryProject } from '../temporary-project.ts'

type Code = keyof typeof buildErrors | keyof typeof exportErrors | 'EndpointHasNoHandler'

interface Loss {
  readonly code: Code
  readonly files: Readonly<Record<string, string>>
  /** What the warning or the error names: the file, and more. */
  readonly says: readonly string[]
  /** Another thing of this kind that is no loss: nothing may be said about it. */
  readonly fine?: Readonly<Record<string, string>>
}

const get = "export const GET = () => new Response('x')\n"
const file = `export const prerender = true\n${get}`
const answering = (response: string) => `export const prerender = true\nexport const GET = () => ${response}\n`
const html = "new Response('<p>', { headers: { 'content-type': 'text/html' } })"

/** What a build drops, overrides or cannot serve, and says in a warning. All of it is in one project. */
const warned: readonly Loss[] = [
  {
    code: 'MethodsNotServed',
    files: {
      'src/pages/cart.json.ts': `${file}export const POST = GET\nexport const DELETE = GET`,
      'src/pages/all.txt.ts': `export const prerender = true\nexport const ALL = () => new Response('x')`,
      'src/pages/old.txt.ts': `${file}export const post = GET`,
    },
    says: ['cart.json.ts', 'DELETE and POST', 'all.txt.ts', 'methods other than GET', 'old.txt.ts', 'POST'],
    fine: {
      'src/pages/head.txt.ts': `${file}export const HEAD = GET`,
      'src/pages/posts.ts': `${get}export const POST = GET`,
    },
  },
  {
    code: 'MethodUnknown',
    files: {
      'src/pages/get.ts': `${get}export const GTE = () => new Response('x')`,
      'src/pages/help.ts': `${get}export const MAKE_TEXT = () => ''`,
    },
    says: ['get.ts', 'GTE', 'Did you mean GET', 'help.ts', 'MAKE_TEXT'],
    fine: { 'src/pages/limits.ts': `${get}export const LIMIT = 5\nexport function helper() {}` },
  },
  {
    code: 'StaticPathsIgnored',
    files: { 'src/pages/listed/[id].ts': `${get}export const getStaticPaths = () => []` },
    says: ['listed/[id].ts'],
  },
  {
    code: 'EndpointNotLoaded',
    files: { 'src/pages/browser.ts': `document.title = 'x'\n${get}` },
    says: ['browser.ts', 'document is not defined'],
  },
  {
    code: 'EndpointHiddenByFile',
    files: {
      'public/hidden.txt': 'public',
      'src/pages/hidden.txt.ts': get,
      'public/hidden-file.txt': 'public',
      'src/pages/hidden-file.txt.ts': file,
      'public/folder/index.html': 'public',
      'src/pages/folder.ts': get,
      'src/pages/index.ts': get,
    },
    says: ['hidden.txt.ts', 'hidden-file.txt.ts', 'folder.ts', 'folder/index.html', 'index.ts', 'index.html'],
    fine: { 'public/beside.txt': 'public', 'src/pages/beside.ts': get },
  },
  {
    code: 'StaticPathTaken',
    files: {
      'src/pages/taken/a.txt.ts': file,
      'src/pages/taken/[id].txt.ts': `${file}export const getStaticPaths = () => [{ params: { id: 'a' } }]`,
    },
    says: ['/taken/a.txt', '/taken/[id].txt'],
  },
  {
    code: 'StaticPathsDifferInCase',
    files: { 'src/pages/Case.txt.ts': file, 'src/pages/case.txt.ts': file },
    says: ['Case.txt', 'case.txt'],
  },
  {
    code: 'StaticFileWithoutExtension',
    files: {
      'src/pages/about.ts': answering(html),
      'src/pages/moved.ts': answering("new Response(null, { status: 301, headers: { location: '/x' } })"),
    },
    says: ['about.ts', 'about.html.ts', 'moved.ts', 'a redirect'],
    fine: { 'src/pages/page.html.ts': answering(html), 'src/pages/data.ts': answering('Response.json({})') },
  },
  {
    code: 'StaticFileHidden',
    files: {
      'src/pages/list/[...page].json.ts': `${file}export const getStaticPaths = ({ paginate }) => paginate([1, 2], { pageSize: 1 })`,
    },
    says: ['list/[...page].json.ts', 'list/.json', 'Rename [...page] to [page]'],
    fine: { 'src/pages/.well-known/x.json.ts': file },
  },
  {
    code: 'StaticStatusLost',
    files: { 'src/pages/gone.json.ts': answering("new Response('{}', { status: 410 })") },
    says: ['gone.json.ts', '410'],
    fine: {
      'src/pages/404.ts': answering(
        "new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } })",
      ),
    },
  },
  {
    code: 'StaticHeadersLost',
    files: {
      'src/pages/cached.txt.ts': answering(
        "new Response('x', { headers: { 'cache-control': 'max-age=9', 'x-own': '1' } })",
      ),
      'src/pages/typed.json.ts': answering("new Response('<x/>', { headers: { 'content-type': 'text/xml' } })"),
    },
    says: ['cached.txt.ts', 'cache-control, x-own', 'typed.json.ts', 'content-type'],
    fine: {
      'src/pages/feed.xml.ts': answering("new Response('<x/>', { headers: { 'content-type': 'application/xml' } })"),
    },
  },
  {
    code: 'ErrorPageNotServed',
    files: {
      'src/pages/500.ts': answering(
        "new Response('<html>', { status: 500, headers: { 'content-type': 'text/html' } })",
      ),
    },
    says: ['500.ts', 'export const prerender = false'],
  },
  {
    code: 'NodeModuleEmpty',
    files: {
      'node_modules/may-need/index.js': "exports.read = require('fs').readFileSync",
      'node_modules/may-need/package.json': '{ "name": "may-need", "main": "index.js" }',
      'src/pages/may.ts': "import { read } from 'may-need'\nexport const GET = () => new Response(typeof read)",
    },
    says: ['may-need/index.js', 'fs'],
  },
  {
    code: 'NodeGlobalInWorker',
    files: {
      'src/pages/bytes.ts': "export const GET = () => new Response(Buffer.from('x'))",
      'src/pages/folder-name.ts': 'export const GET = () => new Response(__dirname + process.cwd())',
      'src/helper.ts': 'export const soon = (run: () => void) => setImmediate(run), root = global',
      'src/pages/helped.ts': "import { soon } from '../helper.ts'\nexport const GET = () => new Response(String(soon))",
    },
    says: [
      'bytes.ts',
      'Buffer',
      'folder-name.ts',
      'uses __dirname and process,',
      'src/helper.ts',
      'uses setImmediate and global,',
    ],
    fine: {
      'src/pages/guarded.ts':
        "const has = typeof Buffer === 'undefined'\nexport const GET = () => new Response(has ? 'x' : Buffer.from('x'))",
      'src/pages/own-name.ts':
        "import { Buffer } from '../own-buffer.ts'\nexport const GET = () => new Response(Buffer + process.env.NODE_ENV + { global: 1 }.global)",
      'src/own-buffer.ts': "export const Buffer = 'own'",
      'src/pages/in-build.txt.ts': answering("new Response(Buffer.from('x'))"),
    },
  },
]

const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
const configured = (plugins: string, base = '/') => ({
  'vite.config.js': `import { stowaway } from ${JSON.stringify(plugin)}\nexport default { base: '${base}', plugins: [${plugins}] }`,
})

/** What stops the build, each in its own project. */
const refused: readonly (Loss & { readonly name: string })[] = [
  {
    name: 'a server that does not know its path',
    code: 'RelativeBaseOnServer',
    files: { ...configured("stowaway({ target: 'node' })", './'), 'src/pages/a.ts': get },
    says: ['"./"', "target 'worker'"],
  },
  {
    name: 'a handler called Get',
    code: 'HandlerMisspelled',
    files: { 'src/pages/a.ts': "export const Get = () => new Response('x')" },
    says: ['a.ts', 'Rename Get to GET'],
  },
  {
    name: 'a handler called Post, beside GET',
    code: 'HandlerMisspelled',
    files: { 'src/pages/a.ts': `${get}export function Post() {}` },
    says: ['a.ts', 'Rename Post to POST'],
  },
  {
    name: 'a handler called GETT',
    code: 'MethodMisspelled',
    files: { 'src/pages/a.ts': "export const GETT = () => new Response('x')" },
    says: ['a.ts', 'Rename GETT to GET'],
  },
  {
    name: 'a handler called POS, beside GET',
    code: 'MethodMisspelled',
    files: { 'src/pages/a.ts': `${get}export async function POS() {}` },
    says: ['a.ts', 'Rename POS to POST'],
  },
  {
    name: 'a prerendered handler called DELETES',
    code: 'MethodMisspelled',
    files: { 'src/pages/a.ts': `${file}export const DELETES = GET` },
    says: ['a.ts', 'Rename DELETES to DELETE'],
  },
  {
    name: 'a default export where a handler must be',
    code: 'EndpointHasNoHandler',
    files: { 'src/pages/a.json.ts': "export default () => Response.json('x')" },
    says: ['a.json.ts', 'it exports default', 'Export a function with the name of a method'],
  },
  {
    name: 'a default export of an object, beside a param',
    code: 'EndpointHasNoHandler',
    files: { 'src/pages/[id].json.ts': "export default { fetch: () => new Response('x') }" },
    says: ['[id].json.ts', 'it exports default'],
  },
  {
    name: 'a prerendered 503',
    code: 'StaticStatusFailed',
    files: { 'src/pages/a.json.ts': answering("new Response('{}', { status: 503 })") },
    says: ['a.json.ts', '503'],
  },
  {
    name: 'a public sw.js',
    code: 'WorkerNameTaken',
    files: { 'public/sw.js': 'self.own = 1', 'src/pages/a.ts': get },
    says: ['public/sw.js', 'importedBy'],
  },
  {
    name: 'a worker of the site that does not load the endpoints',
    code: 'WorkerImportMissing',
    files: {
      'vite.config.js': `import { stowaway } from ${JSON.stringify(plugin)}
export default { plugins: [stowaway({ serviceWorker: { importedBy: 'sw.js' } })] }`,
      'public/sw.js': 'self.own = 1',
      'src/pages/a.ts': get,
    },
    says: ['sw.js', 'importScripts("stowaway-worker.js")'],
  },
  {
    name: 'a prerendered file named like our script',
    code: 'FileNameReserved',
    files: { 'src/pages/stowaway-404.js.ts': file, 'src/pages/a.ts': get },
    says: ['stowaway-404.js'],
  },
  {
    name: 'the plugin twice',
    code: 'PluginRepeated',
    files: { ...configured('stowaway(), stowaway({ offline: true })'), 'src/pages/a.ts': get },
    says: ['twice'],
  },
  {
    name: 'an output folder that holds the sources',
    code: 'OutputHoldsSources',
    files: { 'vite.config.js': "export default { build: { outDir: 'src' } }", 'src/pages/a.ts': get },
    says: ['src', 'src/pages'],
  },
  {
    name: 'an output folder that is the project',
    code: 'OutputHoldsSources',
    files: { 'vite.config.js': "export default { build: { outDir: '.' } }", 'src/pages/a.ts': get },
    says: ['output folder . '],
  },
  {
    name: 'a redirect whose paths are not known',
    code: 'RedirectNotWritten',
    files: {
      ...configured("stowaway({ output: 'static', redirects: { '/old/[id]': '/new/[id]' } })"),
      'src/pages/new/[id].ts': `export const prerender = false\n${get}`,
    },
    says: ['/old/[id]', 'new/[id].ts'],
  },
  {
    name: 'addresses from the root in a site at any path',
    code: 'AddressAtRoot',
    files: {
      ...configured('stowaway()', './'),
      'main.js': "fetch('/api/1.json')",
      'public/plain.html': '<a href="/note.json">Note</a>',
      'public/fine.html': '<a href="note.json">Note</a><a href="/elsewhere">Another site</a>',
      'src/pages/note.json.ts': answering("Response.json({ next: import.meta.env.BASE_URL + 'list.json' })"),
      'src/pages/list.json.ts': file,
      'src/pages/api/[id].json.ts': get,
    },
    says: ['/api/1.json', 'plain.html names /note.json', 'The prerendered file note.json names /list.json'],
  },
]

test('the table has every code of what a build may lose', () => {
  const codes = new Set([...warned, ...refused].map(({ code }) => code))
  const expected = [...Object.keys(buildErrors), ...Object.keys(exportErrors), 'EndpointHasNoHandler']
  expect([...codes].sort()).toEqual(expected.sort())
})

/** The lines of one code: the message and its hint. */
const saidOf = (code: string, { stderr }: Finished) => stderr.match(new RegExp(`${code}: .*\n  hint: .*`, 'g')) ?? []

describe('a build says what is lost, with a code, the file and a remedy', () => {
  let project: TemporaryProject
  let built: Finished

  beforeAll(async () => {
    const files = warned.flatMap((loss) => [...Object.entries(loss.files), ...Object.entries(loss.fine ?? {})])
    project = await createProject(Object.fromEntries(files))
    built = await stowaway('build', '--root', project.root)
    expect(built.exitCode, built.stderr).toBe(0)
  }, 120_000)
  afterAll(() => project.remove())

  test.for(warned)('$code', ({ code, says, fine = {} }) => {
    const said = saidOf(code, built).join('\n')
    for (const text of says) expect(said).toContain(text)
    for (const path of Object.keys(fine)) expect(said).not.toContain(` ${path.replace(/^src\/pages\/|^public\//, '')} `)
  })

  test('routes says the same about endpoints', { timeout: 120_000 }, async () => {
    const routes = await stowaway('routes', '--json', '--root', project.root)
    expect(routes.exitCode).toBe(0)
    for (const code of ['MethodsNotServed', 'MethodUnknown', 'StaticPathsIgnored']) {
      expect(saidOf(code, routes).sort()).toEqual(saidOf(code, built).sort())
    }
    const rows: { file: string; methods: string[]; hiddenBy?: string }[] = JSON.parse(routes.stdout)
    const rowOf = (name: string) => rows.find((row) => row.file === name)
    expect(rowOf('cart.json.ts')?.methods).toEqual(['GET', 'HEAD'])
    expect(rowOf('posts.ts')?.methods).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST'])
    expect(rowOf('hidden.txt.ts')?.hiddenBy).toBe('hidden.txt')
    expect(rowOf('index.ts')?.hiddenBy).toBe('index.html')
  })

  test('a prerendered 404 page is what static hosts look for', async () => {
    const page = await readFile(join(project.root, 'dist/404.html'), 'utf8')
    expect(page).toContain('<html>')
  })
})

describe('a build does not go on with', () => {
  let project: TemporaryProject | undefined
  afterEach(() => project?.remove())

  test.for(refused)('$name', { timeout: 60_000 }, async ({ code, files, says }) => {
    project = await createProject(files)
    const built = await stowaway('build', '--root', project.root)
    // Warnings that need a configuration of their own.
    expect(built.exitCode, built.stderr).toBe(['RedirectNotWritten', 'AddressAtRoot'].includes(code) ? 0 : 1)
    const said = saidOf(code, built).join('\n')
    for (const text of says) expect(said).toContain(text)
    expect(said).not.toContain('fine')
  })
})
