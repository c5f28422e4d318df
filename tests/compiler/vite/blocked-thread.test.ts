import { createLogger, createServer, type ViteDevServer } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject
let server: ViteDevServer
let told: string[] = []

const counter = `export const GET = async ({ session }) => {
  const count = ((await session.get('count')) ?? 0) + 1
  session.set('count', count)
  return new Response(String(count))
}
`

async function start(name: string, code: string): Promise<void> {
  told = []
  project = await createProject({
    'src/pages/fine.ts': "export const GET = () => new Response('fine')\n",
    'src/pages/count.ts': counter,
    [`src/pages/${name}.ts`]: code,
  })
  const customLogger = createLogger('silent')
  customLogger.error = (text) => void told.push(text)
  server = await createServer({
    root: project.root,
    configFile: false,
    customLogger,
    plugins: [stowaway()],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
}
afterEach(async () => {
  await server.close()
  await project.remove()
})

const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(new URL(path, server.resolvedUrls?.local[0]), { headers: { accept: 'application/json', ...headers } })

describe('an endpoint that never returns is named in the terminal, and runs again after it was corrected', () => {
  for (const [where, code, tags] of [
    ['in a handler', 'export const GET = () => {\n  while (true);\n}\n', []],
    [
      'in a prerendered endpoint, after it waited',
      'export const prerender = true\nexport const GET = async () => {\n  await new Promise((resolve) => setTimeout(resolve, 1500))\n  for (;;);\n}\n',
      ['soak'],
    ],
    ['while a module loads', 'while (true);\nexport const GET = () => new Response()\n', ['soak']],
  ] as const)
    test(where, { timeout: 180_000, tags: [...tags] }, async () => {
      await start('loop', code)
      const first = await ask('/count')
      expect(await first.text()).toBe('1')
      const stuck = ask('/loop')
      await expect.poll(() => told.join('\n'), { timeout: 90_000 }).toContain('GET of loop.ts blocks the endpoints')
      expect(told.join('\n')).toContain('hint: Save the corrected file')
      // The server itself is not blocked.
      expect(await (await ask('/main.js')).text()).toContain('self.started')
      await project.write('src/pages/loop.ts', "export const GET = () => new Response('corrected')\n")
      expect(await (await stuck).json()).toMatchObject({ code: 'EndpointBlocks' })
      expect(await (await ask('/loop')).text()).toBe('corrected')
      expect(await (await ask('/fine')).text()).toBe('fine')
      // Sessions are not in the thread.
      const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      expect(await (await ask('/count', { cookie })).text()).toBe('2')
    })
})

test('work that takes long is not stopped', { timeout: 180_000, tags: ['soak'] }, async () => {
  const code = 'const end = Date.now() + 8000\n  while (Date.now() < end);'
  await start('long', `export const GET = () => {\n  ${code}\n  return new Response('done')\n}\n`)
  expect(await (await ask('/long')).text()).toBe('done')
  expect(told.join('\n')).toContain('GET of long.ts blocks')
  expect(await (await ask('/fine')).text()).toBe('fine')
})

test('code that ends its thread does not end the server', { timeout: 180_000 }, async () => {
  await start('exit', 'export const GET = () => process.exit(3)\n')
  const failed = await ask('/exit')
  expect([failed.status, await failed.json()]).toMatchObject([500, { code: 'EndpointThreadEnded' }])
  expect(await (await ask('/fine')).text()).toBe('fine')
})
