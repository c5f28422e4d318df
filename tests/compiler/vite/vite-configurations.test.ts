import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import { contentOf, createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url))
const viteModule = import.meta.resolve('vite')
const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href

let project: TemporaryProject | undefined
let running: ChildProcess | undefined
afterEach(async () => {
  running?.kill()
  await project?.remove()
})

/** A project whose `vite.config.mjs` holds the given fields, beside the plugin. */
async function open(config: string, files: Readonly<Record<string, string>> = {}): Promise<TemporaryProject> {
  project = await createProject({
    'vite.config.mjs': `import { writeFileSync, readdirSync } from 'node:fs'
import { stowaway } from ${JSON.stringify(plugin)}
${config.includes('plugins:') ? '' : 'const plugins = [stowaway()]\n'}export default { ${config.includes('plugins:') ? '' : 'plugins, '}${config} }`,
    'src/pages/live.json.ts': 'export const GET = () => Response.json({ live: true })',
    'src/pages/file.txt.ts': "export const prerender = true\nexport const GET = () => new Response('file')",
    'other/index.html': '<!doctype html><title>Other</title><script type="module" src="/main.js"></script>',
    'static/robots.txt': '',
    'src/server.js': "export const render = () => 'rendered'",
    ...files,
  })
  return project
}

interface Finished {
  readonly exitCode: number | null
  readonly text: string
}

/** Runs Node in the project, as people run Vite. */
function node(root: string, ...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = start(root, ...args)
    child.process.on('close', (exitCode) => resolve({ exitCode, text: child.text() }))
  })
}

function start(root: string, ...args: readonly string[]): { readonly process: ChildProcess; text(): string } {
  const env = { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn(process.execPath, args, { cwd: root, env })
  running = child
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part))
  return { process: child, text: () => text }
}

const names = async (root: string, folder = 'dist'): Promise<readonly string[]> =>
  Object.keys(await contentOf(join(root, folder))).map((file) => file.slice(join(root, folder).length + 1))

const site = ['index.html', '404.html', 'sw.js', 'file.txt', 'stowaway-404.js']

for (const [what, config, tags] of [
  [
    'targets and externals as lists, other folders and a manifest',
    `build: {
      target: ['es2020', 'chrome87', 'safari14'],
      rollupOptions: { external: ['lodash', /^jquery/] },
      assetsDir: 'static',
      manifest: true,
      sourcemap: true,
      minify: false,
    }`,
    [],
  ],
  [
    'externals as a function, and outputs as a list',
    "build: { rolldownOptions: { external: (id) => id === 'lodash', output: [{ entryFileNames: 'scripts/[name].js' }] } }",
    ['soak'],
  ],
  [
    'named pages, manual chunks, and no inlined or preloaded files',
    `build: {
      rollupOptions: {
        input: { main: 'index.html', other: 'other/index.html' },
        output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } },
      },
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
    }`,
    [],
  ],
  [
    'other folders for public files and variables, aliases and constants',
    `publicDir: 'static', envDir: 'variables', resolve: { alias: { '@': '/src' } }, define: { __BUILT__: '"now"' }`,
    ['soak'],
  ],
] as const)
  test(`vite build with ${what}`, { tags: [...tags] }, async () => {
    const { root } = await open(config)
    const { exitCode, text } = await node(root, vite, 'build')
    expect([exitCode, text]).toEqual([0, expect.not.stringMatching(/Top-level await|node_modules\/\.stowaway/)])
    expect(await names(root)).toEqual(expect.arrayContaining(site))
    const worker = await readFile(join(root, 'dist/sw.js'), 'utf8')
    expect(() => new Script(worker), 'the worker is a classic script').not.toThrow()
    expect(worker.length, 'it is minified').toBeLessThan(150_000)
  })

/** As vite-plugin-sitemap, @vitejs/plugin-legacy and others: they work on the pages of a finished build. */
const onClose = `{
  name: 'on-close',
  configResolved: (config) => { config.build.rollupOptions.output = [{ entryFileNames: 'old/[name].js' }, {}] },
  renderChunk: (code) => 'import.meta.url;' + code,
  closeBundle: () => writeFileSync('dist/sitemap.txt', readdirSync('dist').join()),
}`

test('plugins that write into the output folder find the pages there, and the worker is left alone', async () => {
  const { root } = await open(`plugins: [stowaway(), ${onClose}]`, { 'dist/old.txt': 'of the previous build' })
  const { exitCode, text } = await node(root, vite, 'build')
  expect(exitCode, text).toBe(0)
  expect(await names(root)).toEqual(expect.arrayContaining([...site, 'sitemap.txt']))
  expect(await names(root)).not.toContain('old.txt')
  expect(await readFile(join(root, 'dist/sitemap.txt'), 'utf8')).toBe('assets,index.html,old')
  expect(await readFile(join(root, 'dist/sw.js'), 'utf8')).not.toContain('import.meta')
})

test('a build that fails after the pages leaves the previous one', async () => {
  const { root } = await open('', {
    'dist/old.txt': 'of the previous build',
    'src/pages/live.json.ts': "import 'node:fs'\nexport const GET = () => Response.json(1)",
  })
  const { exitCode } = await node(root, vite, 'build')
  expect([exitCode, await names(root)]).toEqual([1, ['old.txt']])
})

test('a build that is stopped while it builds the pages leaves the previous one', { tags: ['soak'] }, async () => {
  const hanging =
    "{ name: 'hanging', writeBundle: () => (console.log('hangs'), new Promise((done) => setTimeout(done, 60_000))) }"
  const { root } = await open(`plugins: [stowaway(), ${hanging}]`, { 'dist/old.txt': 'of the previous build' })
  const { process: child, text } = start(root, vite, 'build')
  await expect.poll(text, { timeout: 50_000 }).toContain('hangs')
  const closed = once(child, 'close')
  child.kill('SIGINT')
  expect(await closed).toEqual([null, 'SIGINT'])
  expect(await names(root)).toEqual(['old.txt'])
})

for (const [what, config, file, tags] of [
  ['build.ssr builds the server of the project', "build: { ssr: 'src/server.js' }", 'server.mjs', []],
  [
    'build.lib builds the library of the project',
    "build: { lib: { entry: 'src/server.js', formats: ['es'], fileName: 'library' } }",
    'library.mjs',
    ['soak'],
  ],
] as const)
  test(`${what}, and nothing else; stowaway build builds the site`, { tags: [...tags] }, async () => {
    const { root } = await open(config)
    const { exitCode, text } = await node(root, vite, 'build')
    expect([exitCode, await names(root)], text).toEqual([0, [file]])
    expect(await readFile(join(root, 'dist', file), 'utf8')).toContain('rendered')
    const { exitCode: code, stderr } = await stowaway('build', '--root', root)
    expect(code, stderr).toBe(0)
    expect(await names(root)).toEqual(expect.arrayContaining(site))
  })

test('vite build --ssr builds the server of the project, and nothing else', { tags: ['soak'] }, async () => {
  const { root } = await open('')
  const { exitCode, text } = await node(root, vite, 'build', '--ssr', 'src/server.js')
  expect([exitCode, await names(root)], text).toEqual([0, ['server.mjs']])
})

test('build.write: false writes nothing', { tags: ['soak'] }, async () => {
  const { root } = await open('build: { write: false }')
  const { exitCode, text } = await node(root, vite, 'build')
  expect([exitCode, await names(root)], text).toEqual([0, []])
})

test('vite build --watch builds again after a change of a page or an endpoint, also after a mistake', {
  timeout: 240_000,
  tags: ['soak'],
}, async () => {
  const { root, write } = await open('')
  const { text } = start(root, vite, 'build', '--watch')
  const built = (file: string) => readFile(join(root, 'dist', file), 'utf8').catch(() => '')
  const patience = { timeout: 100_000, interval: 200 }
  await expect.poll(text, patience).toContain('watching for changes')
  await write('src/pages/file.txt.ts', 'export const prerender = true\nexport const GET = () => {')
  await expect.poll(text, patience).toMatch(/file\.txt\.ts/)
  await write('src/pages/file.txt.ts', "export const prerender = true\nexport const GET = () => new Response('second')")
  await expect.poll(() => built('file.txt'), patience).toBe('second')
  await write('src/pages/new.txt.ts', "export const prerender = true\nexport const GET = () => new Response('new')")
  await expect.poll(() => built('new.txt'), patience).toBe('new')
  await write('main.js', "self.started = 'again'")
  await expect
    .poll(
      async () =>
        Object.values(await contentOf(join(root, 'dist/assets')))
          .map(decoded)
          .join(),
      patience,
    )
    .toContain('again')
})

const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString()

for (const [what, config, folder, tags] of [
  [
    'an output folder, and a plugin given here',
    `{ build: { outDir: 'out' }, configFile: false, plugins: [(await import(${JSON.stringify(plugin)})).stowaway()] }`,
    'out',
    [],
  ],
  ['a folder that keeps its files', '{ build: { emptyOutDir: false } }', 'dist', ['soak']],
] as const)
  test(`build() of Vite with ${what} builds the whole site, also twice`, {
    timeout: 180_000,
    tags: [...tags],
  }, async () => {
    const script = `import { build } from ${JSON.stringify(viteModule)}
for (const time of [1, 2]) {
  const { output } = await build({ logLevel: 'error', ...${config} })
  console.log(output.length > 1)
}`
    const { root } = await open('', { 'build.mjs': script })
    const { exitCode, text } = await node(root, 'build.mjs')
    expect([exitCode, text.match(/^true$/gm)], text).toEqual([0, ['true', 'true']])
    expect(await names(root, folder)).toEqual(expect.arrayContaining(site))
    expect((await readFile(join(root, folder, '404.html'), 'utf8')).match(/stowaway-404\.js/g)).toHaveLength(1)
  })

test('build() with write: false returns the pages', { tags: ['soak'] }, async () => {
  const script = `import { build } from ${JSON.stringify(viteModule)}
const { output } = await build({ logLevel: 'error', build: { write: false } })
console.log(output.some(({ fileName }) => fileName === 'index.html'))`
  const { root } = await open('', { 'build.mjs': script })
  expect(await node(root, 'build.mjs')).toEqual({ exitCode: 0, text: expect.stringMatching(/^true$/m) })
  expect(await names(root)).toEqual([])
})
