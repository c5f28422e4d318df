import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startDev } from '../../../compiler/vite/dev-project.ts'
import { contentOf, createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined

afterEach(() => project?.remove())

async function open(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  project = await createProject(files)
  return project
}

const built = ({ root }: TemporaryProject, path: string) => readFile(join(root, 'dist', path), 'utf8')

test('a call that is there to throw is kept by the bundler', { timeout: 60_000 }, async () => {
  const { root } = await open({
    'src/pages/decodes.txt.ts': `
      const decodes = (text) => { try { decodeURIComponent(text); return true } catch { return false } }
      export const prerender = true
      export const GET = () => new Response(String([decodes('%41'), decodes('%zz')]))`,
    'src/pages/own.txt.ts': `
      const decodeURI = (text) => 'own ' + text
      export const prerender = true
      export const GET = () => new Response(decodeURI('%zz'))`,
  })
  expect(await stowaway('build', '--root', root)).toMatchObject({ exitCode: 0 })
  expect(await readFile(join(root, 'dist/decodes.txt'), 'utf8')).toBe('true,false')
  expect(await readFile(join(root, 'dist/own.txt'), 'utf8')).toBe('own %zz')
})

test('plain vite build with the plugin makes the same files', { timeout: 60_000 }, async () => {
  const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
  const made = await open({
    'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default { logLevel: 'error', plugins: [stowaway({ site: 'https://example.org' })] }`,
    'src/pages/live.json.ts': 'export const GET = () => Response.json({ live: true })',
    'src/pages/file.txt.ts': 'export const prerender = true\nexport const GET = ({ site }) => new Response(site.href)',
  })
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const builder = await createBuilder({ root: made.root, configFile: join(made.root, 'vite.config.mjs') }, null)
    await builder.buildApp()
  } finally {
    process.env.NODE_ENV = NODE_ENV
  }
  expect(await built(made, 'file.txt')).toBe('https://example.org/')
  expect(await built(made, 'sw.js')).toContain('live.json')
  const plain = await contentOf(join(made.root, 'dist'))
  expect(await stowaway('build', '--root', made.root)).toMatchObject({ exitCode: 0 })
  expect(await contentOf(join(made.root, 'dist'))).toEqual(plain)
})

test('a variable of the conformance tests in the environment changes nothing', { timeout: 60_000 }, async () => {
  const { root } = await open({ 'src/pages/live.json.ts': 'export const GET = () => Response.json({ live: true })' })
  const build = async () => {
    expect(await stowaway('build', '--root', root)).toMatchObject({ exitCode: 0 })
    return contentOf(join(root, 'dist'))
  }
  const plain = await build()
  process.env.STOWAWAY_CONFORMANCE = '1'
  try {
    expect(await build()).toEqual(plain)
  } finally {
    delete process.env.STOWAWAY_CONFORMANCE
  }
})

test('classic scripts that send requests are warned about', { timeout: 60_000 }, async () => {
  const { root } = await open({
    'index.html': `<!doctype html><title>Page</title><script>fetch('/live.json')</script>
      <script src="/early.js"></script><script src="/quiet.js"></script><script type="module" src="/main.js"></script>`,
    'public/early.js': "fetch('/live.json').then(console.log)",
    'public/quiet.js': 'self.quiet = true',
    'src/pages/live.json.ts': 'export const GET = () => Response.json({ live: true })',
  })
  // Vite's logger prints them.
  const print = vi.spyOn(console, 'warn').mockImplementation(() => {})
  onTestFinished(() => print.mockRestore())
  expect(await stowaway('build', '--root', root)).toMatchObject({ exitCode: 0 })
  const printed = print.mock.calls.flat().join('\n')
  expect(printed).toContain('An inline script of index.html sends requests and is a classic script')
  expect(printed).toContain('/early.js of index.html sends requests and is a classic script')
  expect(printed).not.toContain('quiet.js')
})

const pluginFile = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
const configured = (options: object, build: object = {}) =>
  `import { stowaway } from ${JSON.stringify(pluginFile)}
  export default { plugins: [stowaway(${JSON.stringify(options)})], build: ${JSON.stringify(build)} }`

/** Runs Vite's own command line. */
function vite(root: string): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const env = { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', FORCE_COLOR: undefined }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, 'build', root], { timeout: 60_000, env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 128, printed: stdout + stderr }),
    )
  })
}

describe.for([
  ['a worker', { 'src/pages/live.json.ts': 'export const GET = () => Response.json(1)' }, {}, /^Worker: sw\.js, /m],
  [
    'a server',
    { 'src/pages/live.json.ts': 'export const GET = () => Response.json(1)' },
    { target: 'node' },
    /^Endpoints:/m,
  ],
  ['files', {}, {}, /^Worker: not needed, since nothing runs on request$/m],
] as const)('vite build of a project with %s', ([, files, options, line]) => {
  test('prints the files of the site, at their places', { timeout: 60_000 }, async () => {
    const file = 'export const prerender = true\nexport const GET = () => new Response("x")'
    const { root } = await open({
      'vite.config.mjs': configured(options, { sourcemap: true }),
      'src/pages/file.txt.ts': file,
      ...files,
    })
    const { exitCode, printed } = await vite(root)
    expect(exitCode, printed).toBe(0)
    expect(printed).toMatch(line)
    expect(printed).toMatch(/dist\/(?:client\/)?file\.txt +1 B$/m)
    expect(printed).toMatch(/dist\/(?:client\/)?index\.html /)
    // Neither the staging folder, nor the bundles of endpoints that the build runs, nor what a plugin cost.
    expect(printed).not.toMatch(/\.stowaway|build-\d|stowaway_|chunks\/file/)
    // On a slow machine, Vite complains of its own plugin for configuration files.
    expect(printed).not.toMatch(/PLUGIN_TIMINGS[\s\S]*plugin (?!vite:native-config-compat-check )/)
  })
})

describe('a page under trailingSlash always', () => {
  const files = {
    'vite.config.mjs': configured({ trailingSlash: 'always' }),
    'main.js': `import { endpoint } from 'stowaway/client'
      console.log(endpoint.url('/about'), endpoint.url('/posts/[id]', { params: { id: 1 } }), endpoint.url('/live'))`,
    'src/pages/about.ts': 'export const prerender = true\nexport const GET = () => new Response("x")',
    'src/pages/posts/[id].ts': `export const prerender = true
      export const getStaticPaths = () => [{ params: { id: '1' } }]
      export const GET = () => new Response("x")`,
    'src/pages/live.ts': 'export const GET = () => new Response("x")',
  }

  test('knows which addresses are those of files', { timeout: 60_000 }, async () => {
    const made = await open(files)
    expect(await stowaway('build', '--root', made.root)).toMatchObject({ exitCode: 0 })
    const scripts = Object.entries(await contentOf(join(made.root, 'dist/assets')))
    const text = scripts.map(([, body]) => Buffer.from(body, 'base64').toString()).join('\n')
    expect(text).toMatch(/\[[`"']\/about[`"'],[`"']\/posts\/\[id\][`"']\]/)
    expect(text).not.toContain('STOWAWAY_FILE_ROUTES')
  })

  test('knows it in development, also after a change', { timeout: 60_000 }, async () => {
    const made = await open(files)
    const reporter = { info: () => undefined, warn: () => undefined, progress: () => undefined }
    const server = await startDev({ root: made.root, port: 0 }, reporter)
    const listed = async (): Promise<string | undefined> => {
      const found = await server.environments.client.pluginContainer.resolveId('stowaway/client')
      const module = await server.transformRequest(found?.id ?? '')
      return /\[("\/[^\]]*(?:\[id\])?")?\](?=\?\.includes)/.exec(module?.code ?? '')?.[0]
    }
    try {
      expect(await listed()).toBe('["/about","/posts/[id]"]')
      await made.write('src/pages/about.ts', 'export const GET = () => new Response("x")')
      await expect.poll(listed, { timeout: 20_000 }).toBe('["/posts/[id]"]')
    } finally {
      await server.close()
    }
  })
})

test.for([
  ['/shop', 'always', '/shop/'],
  ['/shop/', 'never', '/shop'],
  ['/shop', 'ignore', '/shop'],
] as const)(
  'base %s with trailingSlash %s is %s to pages and endpoints',
  { timeout: 60_000 },
  async ([base, trailingSlash, expected]) => {
    const plugin = pathToFileURL(join(dist, 'runtime/commands/vite.js')).href
    const made = await open({
      'vite.config.mjs': `
      import { stowaway } from ${JSON.stringify(plugin)}
      export default { base: '${base}', logLevel: 'error', plugins: [stowaway({ trailingSlash: '${trailingSlash}' })] }`,
      'main.js': "console.log('page ' + import.meta.env.BASE_URL)",
      'src/pages/base.txt.ts':
        'export const prerender = true\nexport const GET = () => new Response(import.meta.env.BASE_URL)',
      'src/pages/all.txt.ts':
        'export const prerender = true\nexport const GET = () => new Response(Object.entries(import.meta.env).join())',
      'src/pages/live.ts': "export const GET = () => new Response('worker ' + import.meta.env.BASE_URL)",
    })
    expect(await stowaway('build', '--root', made.root)).toMatchObject({ exitCode: 0 })
    expect(await built(made, 'base.txt')).toBe(expected)
    expect(`${await built(made, 'all.txt')},`).toContain(`BASE_URL,${expected},`)
    const scripts = Object.entries(await contentOf(join(made.root, 'dist'))).filter(([file]) => file.endsWith('.js'))
    const text = scripts.map(([, body]) => Buffer.from(body, 'base64').toString()).join('\n')
    expect(text).toMatch(new RegExp(`page ${expected}[\`"']`))
    expect(text).toMatch(new RegExp(`worker ${expected}[\`"']`))
  },
)
