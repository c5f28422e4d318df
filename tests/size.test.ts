import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { OwnScriptName } from '../compiler/scripts/own-scripts.ts'
import { readScript } from '../compiler/vite/read-script.ts'
import { root } from './architecture/source-files.ts'
import { createProject, stowaway } from './compiler/temporary-project.ts'

const kilobytes = (bytes: number): number => Math.round(bytes / 10) / 100

/** A project whose endpoints use everything that a worker can do. */
const everything = {
  'src/pages/[...path].ts': `import { storage } from 'stowaway/storage'
    export const timeout = 1000
    export const GET = async (context) => {
      await storage('visits').set(context.url.pathname, new Date())
      return new Response(Object.entries(context).join(), context.params)
    }
    export const post = (context) => fetch(context.url, { body: new ReadableStream() })`,
  'src/pages/404.ts': 'export const GET = () => new Response(null)',
  'src/middleware.ts': 'export const onRequest = (context, next) => next("/a")',
  'vite.config.js': `import { stowaway } from ${JSON.stringify(pathToFileURL(join(root, 'dist/runtime/commands/vite.js')).href)}
    export default { plugins: [stowaway({ serverTiming: true, redirects: { '/old/[id]': '/new/[id]' } })] }`,
}

/** Endpoints as most projects have them. */
const usual = {
  'src/pages/items/[id].json.ts': `export const GET = ({ params }) => Response.json({ id: params.id })
    export const PUT = async ({ params, request }) => Response.json({ ...(await request.json()), id: params.id })`,
  'src/pages/login.ts': `export const POST = async ({ cookies, session }) => {
      cookies.set('seen', 'yes', { path: '/' })
      session?.set('user', 'me')
      return new Response(null, { status: 204 })
    }`,
}

const plain = {
  'index.html': '<!doctype html><title>A page</title>',
  'src/pages/hello.json.ts': `export const GET = () =>
    new Response('{"hello":"world"}', { headers: { 'content-type': 'application/json' } })`,
}

/** The worker of a project, in kB of brotli (1000 bytes), as a user's build makes it. */
async function workerSize(files: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<number> {
  const project = await createProject(files)
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root, ...flags)
    expect(exitCode, stderr).toBe(0)
    return kilobytes(brotliCompressSync(await readFile(join(project.root, 'dist/sw.js'))).length)
  } finally {
    await project.remove()
  }
}

/** The scripts that the gate adds to a project's page, as a user's build makes them, in kB of brotli by their names. */
async function gateSizes(): Promise<Readonly<Record<string, number>>> {
  const project = await createProject({
    'index.html':
      '<!doctype html><title>A</title><link rel="stylesheet" href="/a.css"><script type="module" src="/main.js"></script>',
    'a.css': 'p { color: red }',
    'main.js': "import './b.css'\nimport('./late.js')\ndocument.title = await (await fetch('/hello.json')).text()",
    'b.css': 'b { color: red }',
    'late.js': "import './c.css'\nconsole.log('late')",
    'c.css': 'i { color: red }',
    'src/pages/hello.json.ts': "export const GET = () => Response.json('hello')",
  })
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const folder = join(project.root, 'dist/assets')
    const page = await readFile(join(project.root, 'dist/index.html'), 'utf8')
    const [, gate = ''] = /<script type="module" crossorigin src="\/assets\/([^"]+)">/.exec(page) ?? []
    const text = await readFile(join(folder, gate), 'utf8')
    expect(text, 'The gate must be one file.').not.toMatch(/^import|[;}]import[ {"'`*]/)
    const names = [gate, ...(await readdir(folder)).filter((name) => /^(?:first-load|follow-worker)-/.test(name))]
    const sizes = names.map(async (name) => {
      const bytes = await readFile(join(folder, name))
      return [name === gate ? 'gate' : name.replace(/-.{8}\.js$/, ''), kilobytes(brotliCompressSync(bytes).length)]
    })
    return Object.fromEntries(await Promise.all(sizes))
  } finally {
    await project.remove()
  }
}

/** A script beside the worker's, in kB of brotli. */
async function scriptSize(name: OwnScriptName): Promise<number> {
  return kilobytes(brotliCompressSync(await readScript(name)).byteLength)
}

test.for([
  { name: 'one endpoint that answers at once', files: plain, flags: [], budget: 9.7 },
  { name: 'the same with offline', files: plain, flags: ['--offline'], budget: 15.9 },
  { name: 'params, cookies and sessions', files: usual, flags: [], budget: 29.8 },
  { name: 'everything', files: everything, flags: ['--offline'], budget: 44.9 },
])('the worker of a project with $name has at most $budget kB of brotli', { timeout: 60_000 }, async (given) => {
  const size = await workerSize(given.files, ...given.flags)
  console.log(`${given.name}: ${size} kB of brotli`)
  expect(size).toBeGreaterThan(given.budget * 0.9)
  expect(size).toBeLessThanOrEqual(given.budget)
})

const withOrigins = {
  ...plain,
  'src/mocks/users.json.ts': plain['src/pages/hello.json.ts'],
  'vite.config.js': `import { stowaway } from ${JSON.stringify(pathToFileURL(join(root, 'dist/compiler/vite.js')).href)}
    export default { plugins: [stowaway({ origins: { 'https://api.test': 'src/mocks' } })] }`,
}

test('only a project with other origins has their code in its worker', { timeout: 60_000 }, async () => {
  const ofOrigins = /access-control-|stowaway:origin-cookies|origin-cookies/
  const textOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const project = await createProject(files)
    try {
      const { exitCode, stderr } = await stowaway('build', '--root', project.root)
      expect(exitCode, stderr).toBe(0)
      return await readFile(join(project.root, 'dist/sw.js'), 'utf8')
    } finally {
      await project.remove()
    }
  }
  const withNone = withOrigins['vite.config.js'].replace("{ 'https://api.test': 'src/mocks' }", '{}')
  const without = await textOf(plain)
  expect(without).not.toMatch(ofOrigins)
  // Byte for byte: an option that names nothing adds nothing.
  expect(await textOf({ ...plain, 'vite.config.js': withNone })).toBe(without)
  const text = await textOf(withOrigins)
  expect(text).toMatch(ofOrigins)
  const size = kilobytes(brotliCompressSync(text).length)
  console.log(`one endpoint, and one of another origin: ${size} kB of brotli`)
  expect(size).toBeLessThanOrEqual(22.9)
})

test.for([
  { name: "the page's half of the fallback", measure: () => scriptSize('stowaway-fallback.js'), budget: 11.7 },
  { name: "the worker's half of the fallback", measure: () => scriptSize('stowaway-fallback-worker.js'), budget: 4.2 },
  { name: 'what workers load on local ports', measure: () => scriptSize('stowaway-local.js'), budget: 1.2 },
  { name: 'the script that removes a worker', measure: () => scriptSize('unregister-worker.js'), budget: 0.8 },
  { name: 'the live worker', measure: () => scriptSize('live.js'), budget: 51.4 },
  { name: "the sandbox's worker", measure: () => scriptSize('live-sandbox.js'), budget: 42.2 },
])('$name stays within $budget kB of brotli', { timeout: 60_000 }, async ({ name, measure, budget }) => {
  const size = await measure()
  console.log(`${name}: ${size} kB of brotli`)
  expect(size).toBeGreaterThan(budget * 0.8)
  expect(size).toBeLessThanOrEqual(budget)
})

test('a page loads at most 1.23 kB of brotli before its app, and the rest later', { timeout: 60_000 }, async () => {
  const sizes = await gateSizes()
  console.log(sizes)
  expect(sizes).toEqual({
    gate: expect.toSatisfy((size: number) => size > 0.6 && size <= 1.23),
    // On first visits, beside the worker's script.
    'first-load': expect.toSatisfy((size: number) => size > 1.5 && size <= 3.1),
    // When the app has started.
    'follow-worker': expect.toSatisfy((size: number) => size > 1.5 && size <= 3.1),
  })
})

test('a built worker never compiles text, even next to the live scripts, which do', async () => {
  const project = await createProject({
    'src/pages/hello.json.ts': "export const GET = () => Response.json('hello')",
    'vite.config.js': `import { stowaway } from ${JSON.stringify(pathToFileURL(join(root, 'dist/runtime/commands/vite.js')).href)}
      export default { plugins: [stowaway({ live: true })] }`,
  })
  try {
    const { exitCode, stderr } = await stowaway('build', '--root', project.root)
    expect(exitCode, stderr).toBe(0)
    const read = (name: string): Promise<string> => readFile(join(project.root, 'dist', name), 'utf8')
    const makesCode = /\bnew Function\b|\bFunction\(|\beval\(|\.constructor\(/
    expect(await read('live.js')).toMatch(makesCode)
    expect(await read('live-sandbox.js')).toMatch(makesCode)
    for (const name of ['sw.js', 'stowaway-local.js', 'stowaway-fallback.js', 'stowaway-fallback-worker.js']) {
      expect(await read(name), name).not.toMatch(makesCode)
    }
  } finally {
    await project.remove()
  }
})

/** The gzipped bytes that 1,000 prerendered files add to the worker, and those of their paths as a list. */
async function addedByFiles(name: (index: number) => string, other: string): Promise<readonly [number, number]> {
  const sizeWith = async (count: number): Promise<number> => {
    const paths = Array.from({ length: count }, (_, index) => ({ params: { id: name(index) } }))
    const project = await createProject({
      'src/pages/posts/[id].json.ts': `export const prerender = true
        export const getStaticPaths = () => ${JSON.stringify(paths)}
        export const GET = ({ params }) => Response.json(params.id)`,
      [`src/pages/${other}`]: "export const GET = () => Response.json('hello')",
    })
    try {
      const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, '--json')
      expect(exitCode, stderr).toBe(0)
      return JSON.parse(stdout).worker.gzip
    } finally {
      await project.remove()
    }
  }
  const listed = Array.from({ length: 1000 }, (_, index) => `/posts/${name(index)}.json`).sort()
  return [(await sizeWith(1000)) - (await sizeWith(1)), gzipSync(JSON.stringify(listed)).byteLength]
}

test.for([
  { what: 'that no endpoint matches', other: 'hello.json.ts', share: 0.01 },
  { what: 'that an endpoint would answer otherwise', other: 'posts/[...rest].ts', share: 0.25 },
])(
  '1,000 prerendered files $what cost at most $share of their list',
  { timeout: 120_000 },
  async ({ what, other, share }) => {
    const [added, listed] = await addedByFiles((index) => `post-${index}`, other)
    console.log(`1,000 files ${what}: ${added} bytes gzipped; as a list ${listed}`)
    expect(listed).toBeGreaterThan(1500)
    expect(added).toBeLessThanOrEqual(listed * share)
  },
)
