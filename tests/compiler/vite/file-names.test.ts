import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { ModuleRunner } from 'vite/module-runner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { modulePath } from '../../../sw/core/wire/module-path.ts'
import { stowaway as build, createProject, type TemporaryProject } from '../temporary-project.ts'

/** Files and the paths of their endpoints. */
const names = [
  ['c#.ts', '/c%23'],
  ['a?b.json.ts', '/a%3Fb.json'],
  ['100%.ts', '/100%25'],
  ['a b.ts', '/a%20b'],
  ['日本.ts', '/%E6%97%A5%E6%9C%AC'],
  ['all#?%ä.ts', '/all%23%3F%25%C3%A4'],
  ['d#r/index.ts', '/d%23r'],
  ['d#r/[id].ts', '/d%23r/1'],
] as const

const endpoint = (
  file: string,
  text = 'first',
): string => `import { lib } from '${file.startsWith('d#r') ? '../' : ''}../lib.ts'
${file.startsWith('d#r') ? "import { near } from './_near.ts'" : "const near = 'near'"}
export const GET = () => new Response([${JSON.stringify(file)}, lib, near, ${JSON.stringify(text)}].join())
`

let project: TemporaryProject
let server: ViteDevServer

beforeAll(async () => {
  project = await createProject({
    'src/lib.ts': "export const lib = 'lib'\n",
    'src/pages/d#r/_near.ts': "export const near = 'near'\n",
    'src/pages/broken#.ts': "// A comment.\nexport const GET = () => {\n  throw new Error('broken')\n}\n",
    ...Object.fromEntries(names.map(([file]) => [`src/pages/${file}`, endpoint(file)])),
  })
  server = await createServer({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    plugins: [stowaway()],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
})
afterAll(async () => {
  await server.close()
  await project.remove()
})

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(path, server.resolvedUrls?.local[0]), init)

/** What the dev worker runs: its modules, through the server's interface for it. */
async function runAsWorker(file: string): Promise<string> {
  const runner = new ModuleRunner({
    hmr: false,
    transport: {
      invoke: async (payload) => {
        const headers = { 'content-type': 'application/json' }
        return (await ask('/@stowaway/invoke', { method: 'POST', headers, body: JSON.stringify(payload) })).json()
      },
    },
  })
  const { GET } = await runner.import(modulePath(join(project.root, 'src/pages', file)))
  return (await GET()).text()
}

describe.each(names)('an endpoint in %s answers %s', (file, path) => {
  test('in Node, also after it was edited', async () => {
    const response = await ask(path)
    expect([response.status, await response.text()]).toEqual([200, `${file},lib,near,first`])
    await project.write(`src/pages/${file}`, endpoint(file, 'second'))
    expect(await (await ask(path)).text()).toBe(`${file},lib,near,second`)
    await project.write(`src/pages/${file}`, endpoint(file))
    expect(await (await ask(path)).text()).toBe(`${file},lib,near,first`)
  })

  test('in the worker', async () => {
    expect(await runAsWorker(file)).toBe(`${file},lib,near,first`)
  })
})

test('an error has the place in the file', async () => {
  const response = await ask('/broken%23', { headers: { accept: 'application/json' } })
  expect([response.status, await response.json()]).toMatchObject([
    500,
    { file: 'src/pages/broken#.ts:3:9', frame: expect.stringContaining("throw new Error('broken')") },
  ])
})

test('a file that has the escaped name is not read in its place', async () => {
  await project.write('src/x%23.ts', "export const x = 'escaped'\n")
  await project.write('src/x#.ts', "export const x = 'other'\n")
  await project.write('src/pages/x.ts', "import { x } from '../x%23.ts'\nexport const GET = () => new Response(x)\n")
  await expect.poll(async () => (await ask('/x')).text(), { timeout: 30_000 }).toBe('escaped')
  await rm(join(project.root, 'src/pages/x.ts'))
})

test('a build has all of them', { timeout: 120_000 }, async () => {
  const { exitCode, stderr } = await build('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  const script = await readFile(join(project.root, 'dist/sw.js'), 'utf8')
  for (const [file] of names) expect(script).toContain(`\`${file}\`,`)
})
