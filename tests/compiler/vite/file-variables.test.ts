import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createBuilder, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startDev } from '../../../compiler/vite/dev-project.ts'
import { listRoutes } from '../../../compiler/vite/list-routes.ts'
import { stowaway } from '../../../compiler/vite.ts'
import { silent } from '../../hosts/silent.ts'
import { contentOf, createProject, type TemporaryProject } from '../temporary-project.ts'

const files = {
  '.env': 'VITE_X=alpha\nPUBLIC_X=alpha\nSECRET=secret-alpha\nVITE_JOINED=$SECRET_HOST/x\nSECRET_HOST=alpha.example\n',
  'main.js': 'document.title = import.meta.env.VITE_X + import.meta.env.PUBLIC_X + import.meta.env.VITE_JOINED',
  'src/pages/public.ts': `export const GET = () =>
    new Response([import.meta.env.VITE_X, import.meta.env.PUBLIC_X, import.meta.env.VITE_JOINED].join())`,
  'src/pages/of-process.ts': `const env = process.env
    const { PUBLIC_X } = process.env
    export const GET = () => Response.json(['of-process', process.env.VITE_X, env.VITE_X, PUBLIC_X])`,
  'src/pages/file.txt.ts': `
    import { top, late } from '../read.ts'
    const { SECRET: taken } = import.meta.env
    export const prerender = true
    export const GET = () => new Response([import.meta.env.SECRET, import.meta.env['SECRET'], taken, top, late()].join())`,
  // Not what a project should do, but what it may do.
  'src/read.ts': `
    export const top = process.env.SECRET
    export const late = () => { const { SECRET } = process.env; return SECRET }`,
}

const changed = files['.env'].replaceAll('alpha', 'bravo')
const secrets = (value: string): string => Array(5).fill(`secret-${value}`).join()

let project: TemporaryProject
let before: NodeJS.ProcessEnv

beforeEach(async () => {
  before = { ...process.env }
  project = await createProject(files)
})

afterEach(async () => {
  await project.remove()
  // NODE_ENV is Vite's.
  expect({ ...process.env, NODE_ENV: undefined }).toEqual({ ...before, NODE_ENV: undefined })
})

async function build(root: string): Promise<void> {
  const builder = await createBuilder({ root, configFile: false, logLevel: 'silent', plugins: [stowaway()] }, null)
  await builder.buildApp()
}

const built = async (path: string): Promise<string> => readFile(join(project.root, 'dist', path), 'utf8')

async function scripts(): Promise<string> {
  const contents = Object.entries(await contentOf(join(project.root, 'dist')))
  return contents.map(([, content]) => Buffer.from(content, 'base64').toString()).join('\n')
}

test('a second build in one process sees its own variables, and the process none of either', async () => {
  await build(project.root)
  expect(await built('sw.js')).toContain('alpha.example/x')
  expect(await built('file.txt')).toBe(secrets('alpha'))
  await project.write('.env', changed)
  await build(project.root)
  expect(await built('file.txt')).toBe(secrets('bravo'))
  const text = await scripts()
  expect(text).toContain('bravo.example/x')
  expect(text).not.toContain('alpha')
})

test('a public variable of process.env has its value in the worker, as on a Node server', async () => {
  await build(project.root)
  const [found] = /\[`of-process`.*?\]/.exec(await built('sw.js')) ?? []
  expect(found).toMatch(/^\[`of-process`,`alpha`,/)
  expect(await built('sw.js')).toContain('get VITE_X(){return`alpha`}')
})

test('a module of the first build is evaluated again by the second', async () => {
  await project.write(
    'src/pages/count.txt.ts',
    `let count = 0
    export const prerender = true
    export const GET = () => new Response(String(++count))`,
  )
  await build(project.root)
  await build(project.root)
  expect(await built('count.txt')).toBe('1')
})

test('two builds side by side see their own variables', async () => {
  const other = await createProject({ ...files, '.env': changed })
  await Promise.all([build(project.root), build(other.root)])
  expect(await built('file.txt')).toBe(secrets('alpha'))
  expect(await readFile(join(other.root, 'dist/file.txt'), 'utf8')).toBe(secrets('bravo'))
  await other.remove()
})

test('what the process was started with wins over a file', async () => {
  Object.assign(process.env, { SECRET: 'secret-mine', VITE_X: 'mine' })
  try {
    await build(project.root)
    expect(await built('file.txt')).toBe(secrets('mine'))
    expect(await built('sw.js')).toContain('mine')
  } finally {
    delete process.env.SECRET
    delete process.env.VITE_X
  }
})

test('the bundle of a Node server contains no secret', async () => {
  const plugins = [stowaway({ target: 'node' })]
  const options = { root: project.root, configFile: false, logLevel: 'silent', plugins } as const
  await (await createBuilder(options, null)).buildApp()
  const text = await scripts()
  expect(text).not.toContain('alpha.example"')
  expect(text.match(/secret-alpha/g)).toHaveLength(5)
  expect(await built('client/file.txt')).toBe(secrets('alpha'))
})

test('listing routes leaves the process as it was', async () => {
  await project.write(
    'src/pages/needs.ts',
    `if (import.meta.env.SECRET === undefined) throw new Error('No secret.')
    export const GET = () => new Response()`,
  )
  const rows = await listRoutes({ root: project.root, config: false }, silent)
  expect(rows.map(({ id, error }) => [id, error])).toContainEqual(['/needs', undefined])
})

describe('in development', () => {
  let server: ViteDevServer | undefined

  afterEach(() => server?.close())

  async function start(root: string): Promise<ViteDevServer> {
    server = await startDev({ root, config: false, port: 0, host: '127.0.0.1' }, silent)
    server.config.logger.info = () => {}
    return server
  }

  const ask = async (path: string): Promise<string> =>
    (await fetch(new URL(path, server?.resolvedUrls?.local[0]))).text()

  /** What the page’s script says, and what endpoints say. */
  const answers = async (): Promise<Record<string, string>> => ({
    page: (await ask('/main.js')).match(/"VITE_X": ?"(\w+)"/)?.[1] ?? '',
    public: await ask('/public'),
    file: await ask('/file.txt'),
  })

  const expected = (value: string): Record<string, string> => ({
    page: value,
    public: `${value},${value},${value}.example/x`,
    file: secrets(value),
  })

  test('a saved .env file is in force after the restart that it brings', async () => {
    await start(project.root)
    expect(await answers()).toEqual(expected('alpha'))
    await project.write('.env', changed)
    await expect.poll(answers, { timeout: 20_000 }).toEqual(expected('bravo'))
    await project.write('.env', 'VITE_X=three\n')
    await expect.poll(() => ask('/public'), { timeout: 20_000 }).toBe('three,,')
    expect(await ask('/file.txt')).toBe(',,,,')
  })

  test('two servers in one process have each its own', async () => {
    const other = await createProject({ ...files, '.env': changed })
    const second = await start(other.root)
    await start(project.root)
    expect(await answers()).toEqual(expected('alpha'))
    expect(await (await fetch(new URL('/file.txt', second.resolvedUrls?.local[0]))).text()).toBe(secrets('bravo'))
    await second.close()
    await other.remove()
  })

  test('nobody can ask the server for the private ones', async () => {
    await start(project.root)
    await answers()
    for (const path of ['/@id/__x00__virtual:stowaway/variables', '/@id/virtual:stowaway/variables', '/.env']) {
      expect(await ask(path), path).not.toContain('secret-alpha')
    }
    const invoked = await fetch(new URL('/@stowaway/invoke', server?.resolvedUrls?.local[0]), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { name: 'fetchModule', data: ['virtual:stowaway/variables'] } }),
    })
    expect(await invoked.text()).not.toContain('secret-alpha')
  })
})
