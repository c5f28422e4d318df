import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { cli, createProject, type TemporaryProject } from '../temporary-project.ts'

const files = {
  'src/tide.ts': 'export function tide(): never {\n  throw new TypeError("no tide today")\n}\n',
  'src/pages/throws.ts':
    "interface Boat {\n  name: string\n}\n\nexport const GET = (): Response => {\n  const boat: Boat | undefined = undefined\n  throw new Error('no boat' + boat)\n}\n",
  'src/pages/helper.ts': "import { tide } from '../tide.ts'\nexport const GET = () => tide()\n",
  'src/pages/module.ts': "const early = 1\nthrow new Error('while loading')\nexport const GET = () => early\n",
  'src/pages/syntax.ts': 'export const GET = () => {\n  const a = ;\n}\n',
  'src/pages/string.ts': "export const GET = () => 'text'\n",
  'src/pages/only-post.ts': "export const POST = () => new Response('posted')\n",
  'src/pages/gone.ts': "export const GET = () => new Response('still there')\n",
  'src/pages/lake/[...rest].ts': 'export const GET = ({ params }) => new Response("lake " + params.rest)\n',
  'src/pages/mixed-case.ts': "export const Get = () => new Response('x')\n",
  'src/pages/letter.ts': "export const GETT = () => new Response('x')\n",
  'src/pages/default.json.ts': "export default () => new Response('x')\n",
  'src/pages/component.ts': "export default () => 'x'\n",
  'src/pages/buffer.ts': "import { bytes } from '../bytes.ts'\nexport const GET = () => new Response(bytes())\n",
  'src/bytes.ts': "export const bytes = () => Buffer.from('x')\n",
  'src/pages/private.ts': 'const a = 1\nexport const GET = () => new Response(a + import.meta.env.SECRET_KEY)\n',
  'src/pages/private-process.ts': 'export const GET = () => new Response(process.env.SECRET_KEY)\n',
  'src/pages/node.ts': "import { hostname } from 'node:os'\nexport const GET = () => new Response(hostname())\n",
  'src/pages/node-helper.ts':
    "import { join } from '../host.ts'\nexport const GET = () => new Response(join('a', 'b'))\n",
  'src/host.ts': "// Joins paths.\nexport { join as join } from 'node:path'\n",
  'page.html': '<!doctype html>\n<title>Page</title>\n<script type="module">\n  import "./missing.js"\n</script>\n',
  'lake/real.js': 'export const real = 1\n',
}

let project: TemporaryProject
let server: ChildProcess
let url = ''
/** What the terminal shows. */
let told = ''

// In its own process, as people run it: a test runner maps stacks by itself.
beforeAll(async () => {
  project = await createProject(files)
  server = spawn(process.execPath, [cli, 'dev', '--root', project.root, '--host', '127.0.0.1', '--port', '0'], {
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: undefined },
  })
  url = await new Promise((resolve, reject) => {
    server.on('close', () => reject(new Error(told)))
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (part) => {
        told += part
        const [found] = /http:\S+/.exec(told) ?? []
        if (found !== undefined) resolve(found)
      })
    }
  })
}, 40_000)
afterAll(async () => {
  server.kill()
  await project.remove()
})

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, url), { headers: { accept: 'application/json', 'content-type': 'application/json' }, ...init })

/** Posts as the dev worker does. */
const post = (name: string, body: unknown): Promise<Response> =>
  ask(`/@stowaway/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('an error shows file, line, column and source', () => {
  test.each([
    ['thrown by a handler', '/throws', 'src/pages/throws.ts:7:9', 'throw new Error('],
    ['thrown by a helper outside the pages folder', '/helper', 'src/tide.ts:2:9', 'throw new TypeError'],
    ['thrown while a module loads', '/module', 'src/pages/module.ts:2:7', "throw new Error('while loading')"],
    ['of the syntax', '/syntax', 'src/pages/syntax.ts:2', 'const a = ;'],
  ])('%s', async (_, path, place, line) => {
    told = ''
    const answer: { file?: string; frame?: string } = await (await ask(path)).json()
    expect(answer.file).toContain(place)
    expect(answer.frame).toContain(line)
    expect(answer.frame).toMatch(/\^/)
    expect(told).toContain(place)
    expect(told).toContain(line)
  })

  test('one of the worker is printed in the terminal and gets its place from the server', async () => {
    told = ''
    const stack = `Error: no boat\n    at GET (${project.root}/src/pages/throws.ts:7:9)\n    at run (http://localhost/sw.js:18:35446)`
    const answer = await post('failed', { name: 'Error', message: 'no boat', stack, request: 'GET /throws' })
    const { text, details } = await answer.json()
    expect(details).toEqual({
      file: 'src/pages/throws.ts:7:9',
      frame: expect.stringContaining('7 |   throw new Error'),
    })
    expect(told).toContain(text)
    expect(told).toMatch(/GET \/throws in the worker: Error: no boat\n {2}at src\/pages\/throws\.ts:7:9/)
  })

  test.each([
    [
      'a private variable',
      'private',
      'PrivateVariableInWorker',
      'src/pages/private.ts:2:59',
      'import.meta.env.SECRET_KEY',
    ],
    [
      'a private variable of process.env',
      'private-process',
      'PrivateVariableInWorker',
      'src/pages/private-process.ts:1',
      'process.env.SECRET_KEY',
    ],
    ['a module of Node', 'node', 'NodeModuleInWorker', 'src/pages/node.ts:1:27', "from 'node:os'"],
    ['a module of Node in a helper', 'node-helper', 'NodeModuleInWorker', 'src/host.ts:2:31', "from 'node:path'"],
    ['a wrong syntax', 'syntax', undefined, 'src/pages/syntax.ts:2', 'const a = ;'],
  ])('%s, which the dev server refuses to send to the worker', async (_, name, code, place, line) => {
    const invoke = async (path: string): Promise<{ error?: Record<string, string> }> =>
      (await post('invoke', { data: { name: 'fetchModule', data: [join(project.root, path)] } })).json()
    if (name === 'node-helper') await invoke('src/pages/node-helper.ts')
    const { error = {} } = await invoke(name === 'node-helper' ? 'src/host.ts' : `src/pages/${name}.ts`)
    expect(error).toMatchObject({ file: expect.stringContaining(place), frame: expect.stringContaining(line) })
    expect([error.code, error.hint]).toEqual([code, code && expect.stringContaining('prerender = true')])
    told = ''
    const { details } = await (await post('failed', { ...error, request: `GET /${name}` })).json()
    expect(details).toMatchObject({
      file: expect.stringContaining(place),
      frame: expect.stringContaining(line),
      ...(code && { code, hint: error.hint, reference: expect.stringContaining(code.toLowerCase()) }),
    })
    expect(told).toContain(place)
    expect(told).toContain(line)
  })

  test('our own error links to its place in a reference that the server has', async () => {
    const { reference }: { reference: string } = await (await ask('/string')).json()
    expect(reference).toBe('/@stowaway/errors#endpointdidnotreturnaresponse')
    const page = await ask(reference)
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('id="endpointdidnotreturnaresponse"'),
    ])
  })
})

describe('what is almost a handler is an error', () => {
  test.each([
    ['Get', '/mixed-case', 'HandlerMisspelled', 'Rename Get to GET'],
    ['GETT', '/letter', 'MethodMisspelled', 'Rename GETT to GET'],
    ['a default export of an endpoint', '/default.json', 'EndpointHasNoHandler', 'Export a function'],
  ])('%s', async (_, path, code, hint) => {
    told = ''
    const response = await ask(path)
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(code)])
    expect(told).toContain(hint)
  })

  test('a module with a default export under another name is no endpoint, with one warning', async () => {
    told = ''
    expect((await ask('/component')).status).toBe(404)
    expect((await ask('/component')).status).toBe(404)
    expect(told.match(/component\.ts is in the pages folder, but it is not an endpoint/g)).toHaveLength(1)
  })
})

test('what only Node has is a warning when the worker gets the module, once for each file', async () => {
  const fetchModule = (path: string) =>
    post('invoke', { data: { name: 'fetchModule', data: [join(project.root, path)] } }).then((answer) => answer.json())
  told = ''
  await fetchModule('src/pages/buffer.ts')
  expect(told).not.toContain('which only Node has')
  await fetchModule('src/bytes.ts')
  await expect
    .poll(() => told)
    .toContain('src/bytes.ts runs in a worker of the browser and uses Buffer, which only Node has')
  await project.write('src/bytes.ts', `// Changed.\n${files['src/bytes.ts']}`)
  await expect
    .poll(async () => JSON.stringify(await fetchModule('src/bytes.ts')), { timeout: 10_000 })
    .toContain('Changed')
  expect(told.match(/which only Node has/g)).toHaveLength(1)
})

test('a deleted endpoint is a 404 at once, before the watcher notices', async () => {
  expect(await (await ask('/gone')).text()).toBe('still there')
  await rm(join(project.root, 'src/pages/gone.ts'))
  expect((await ask('/gone')).status).toBe(404)
})

test('the same for the worker: its route table is out of date', async () => {
  await project.write('src/pages/brief.ts', files['src/pages/only-post.ts'])
  await expect.poll(async () => (await ask('/brief', { method: 'POST' })).status, { timeout: 10_000 }).toBe(200)
  const routes = async (): Promise<string> => (await (await post('status', { file: 'brief.ts' })).json()).routes
  const before = await routes()
  await rm(join(project.root, 'src/pages/brief.ts'))
  expect(await routes()).not.toBe(before)
})

test('an unsupported method says which there are', async () => {
  const response = await ask('/only-post', { method: 'PUT' })
  expect([response.status, await response.text()]).toEqual([
    404,
    expect.stringContaining('PUT is not supported here; OPTIONS, POST is.'),
  ])
})

test('an import that does not exist, in an inline module of a page, is reported under the page', async () => {
  told = ''
  await ask('/page.html', { headers: { accept: 'text/html' } })
  await ask('/page.html?stowaway-inline=0.js&import')
  expect(told).toMatch(/File: .*page\.html\?stowaway-inline=0\.js:4:10/)
  expect(told).not.toContain('@stowaway/boot')
})

describe('addresses that look like modules of Vite', () => {
  test.each([
    ['/lake/deep/.png', 'lake deep/.png'],
    ['/lake/v1.0/.pdf', 'lake v1.0/.pdf'],
    ['/lake/a.js?worker', 'lake a.js'],
    ['/lake/a.css', 'lake a.css'],
    ['/lake/a.ts?import', 'lake a.ts'],
  ])('%s is the endpoint’s', async (path, text) => {
    expect(await (await ask(path)).text()).toBe(text)
  })

  test('a file of the project is still a module', async () => {
    expect(await (await ask('/lake/real.js')).text()).toContain('export const real')
    expect(await (await ask('/lake/real.js?worker')).text()).toContain('WorkerWrapper')
  })
})

test.each(['../', './docs', 'https://far.example/'])(
  'the base %j is refused in development, as in a build',
  async (base) => {
    const start = createServer({
      root: project.root,
      configFile: false,
      logLevel: 'silent',
      base,
      plugins: [stowaway()],
    })
    await expect(start).rejects.toMatchObject({ code: 'InvalidBase' })
  },
)

test.each(['./', ''])('with the base %j, the development server is at the root', async (base) => {
  const server = await createServer({
    root: project.root,
    configFile: false,
    logLevel: 'silent',
    base,
    plugins: [stowaway()],
    server: { port: 0 },
  })
  try {
    await server.listen()
    const [url = ''] = server.resolvedUrls?.local ?? []
    expect(new URL(url).pathname).toBe('/')
    expect(await (await fetch(url)).text()).toContain('/@stowaway/boot-')
  } finally {
    await server.close()
  }
})
