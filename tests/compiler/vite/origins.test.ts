import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createLogger, createServer } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { stowaway as plugin, type StowawayOptions } from '../../../compiler/vite.ts'
import { createProject, dist, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const origin = 'https://api.example.test'

const files = {
  'src/pages/asks.ts': `export const GET = async () => {
    const answer = await fetch('${origin}/v1/users/7').catch((error) => new Response('failed', { status: 599 }))
    return new Response(answer.status + ' ' + await answer.text())
  }\n`,
  'src/mocks/users/[id].ts': 'export const GET = ({ params }) => new Response(params.id)\nexport const helper = 1\n',
  'src/mocks/users/[name].ts': "export const Card = () => 'a component'\n",
  'src/mocks/404.ts': "export const GET = () => new Response('none')\n",
  'vite.config.js': `import { stowaway } from ${JSON.stringify(pathToFileURL(join(dist, 'compiler/vite.js')).href)}
export default { plugins: [stowaway({ origins: { '${origin}/v1': 'src/mocks' } })] }\n`,
}

test('the list of routes names the origin, the methods and the file', { timeout: 60_000 }, async () => {
  project = await createProject(files)
  const { stdout, exitCode } = await stowaway('routes', '--json', '--root', project.root)
  expect(exitCode).toBe(0)
  const rows: readonly object[] = JSON.parse(stdout)
  expect(rows).toContainEqual({
    id: `${origin}/v1/users/[id]`,
    file: '../mocks/users/[id].ts',
    kind: 'endpoint',
    target: 'worker',
    methods: ['GET', 'HEAD', 'OPTIONS'],
    prerender: false,
  })
  // A module without a handler is no route there either.
  expect(JSON.stringify(rows)).not.toContain('[name]')
})

/** The development server's answer to `/asks`, and what it has warned of. */
async function askDev(root: string, options: StowawayOptions) {
  const warnings: string[] = []
  const customLogger = createLogger('silent')
  customLogger.warn = (text) => void warnings.push(text)
  const server = await createServer({
    root,
    configFile: false,
    customLogger,
    plugins: [plugin(options)],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
  try {
    const response = await fetch(new URL('/asks', server.resolvedUrls?.local[0]))
    return { text: await response.text(), warnings }
  } finally {
    await server.close()
  }
}

test('handlers in the development server reach them; those of a Node server do not, which is said', {
  timeout: 60_000,
}, async () => {
  project = await createProject(files)
  const origins = { [`${origin}/v1`]: 'src/mocks' }
  expect(await askDev(project.root, { origins })).toEqual({ text: '200 7', warnings: [] })
  const { text, warnings } = await askDev(project.root, { origins, target: 'node' })
  expect(text).toBe('599 failed')
  expect(warnings).toEqual([expect.stringContaining(`leaves out the endpoints of ${origin}/v1`)])
  const built = await stowaway('build', '--root', project.root, '--target', 'node')
  expect(built).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('leaves out the endpoints') })
  const entry = await readFile(join(project.root, 'dist/server/entry.mjs'), 'utf8')
  expect(entry).toContain('asks.ts')
  expect(entry).not.toContain('mocks')
})

test('an address of the development server itself is named', { timeout: 60_000 }, async () => {
  project = await createProject(files)
  // The port is known before the server listens.
  const { createServer: createHttp } = await import('node:http')
  const probe = createHttp().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await new Promise((resolve) => probe.close(resolve))
  const warnings: string[] = []
  const customLogger = createLogger('silent')
  customLogger.warn = (text) => void warnings.push(text)
  const server = await createServer({
    root: project.root,
    configFile: false,
    customLogger,
    plugins: [plugin({ origins: { [`http://localhost:${port}`]: 'src/mocks' } })],
    server: { host: '127.0.0.1', port, strictPort: true },
  })
  await server.listen()
  await server.close()
  expect(warnings).toEqual([
    expect.stringContaining(`names "http://localhost:${port}", which is the origin of this site`),
  ])
})

test('an endpoint that is prerendered uses them too', { timeout: 60_000 }, async () => {
  const asks = files['src/pages/asks.ts'].replace('export', 'export const prerender = true\nexport')
  project = await createProject({ ...files, 'src/pages/asks.txt.ts': asks })
  const { exitCode, stderr } = await stowaway('build', '--root', project.root)
  expect(exitCode, stderr).toBe(0)
  expect(await readFile(join(project.root, 'dist/asks.txt'), 'utf8')).toBe('200 7')
})
