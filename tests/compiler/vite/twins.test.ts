import { createLogger, createServer } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { stowaway as plugin } from '../../../compiler/vite.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

let project: TemporaryProject | undefined
afterEach(() => project?.remove())

const files = {
  'src/pages/cats/[id].ts': "export const GET = () => new Response('id')\n",
  'src/pages/cats/[name].ts': "export const GET = () => new Response('name')\n",
  // May stand beside each other: a component, and endpoints that list their paths.
  'src/pages/dogs/[id].ts': "export const GET = () => new Response('dog')\n",
  'src/pages/dogs/[name].ts': "export const Card = () => 'card'\n",
  'src/pages/dogs/[known].ts':
    "export const prerender = true\nexport const getStaticPaths = () => [{ params: { known: 'rex' } }]\nexport const GET = () => new Response('rex')\n",
}
const message = 'cats/[id].ts and cats/[name].ts match the same paths'

test('two endpoints of one shape are the same error in development, in the list of routes and in a build', {
  timeout: 180_000,
}, async () => {
  project = await createProject(files)
  const told: string[] = []
  const customLogger = createLogger('silent')
  customLogger.error = (text) => void told.push(text)
  const server = await createServer({
    root: project.root,
    configFile: false,
    customLogger,
    plugins: [plugin()],
    server: { host: '127.0.0.1', port: 0 },
  })
  await server.listen()
  const ask = async (path: string): Promise<readonly [number, string]> => {
    const url = new URL(path, server.resolvedUrls?.local[0])
    const response = await fetch(url, { headers: { accept: 'application/json' } })
    return [response.status, await response.text()]
  }
  // Before anybody asks.
  await expect.poll(() => told, { timeout: 30_000 }).toEqual([expect.stringContaining(message)])
  const [status, text] = await ask('/cats/tom')
  expect([status, JSON.parse(text)]).toMatchObject([500, { code: 'RouteCollision', file: 'cats/[name].ts' }])
  expect(await ask('/dogs/rex')).toEqual([200, 'rex'])
  expect(await ask('/dogs/bello')).toEqual([200, 'dog'])
  await server.close()

  const routes = await stowaway('routes', '--json', '--root', project.root)
  const rows: { file: string; error?: object }[] = JSON.parse(routes.stdout)
  const failed = rows.filter(({ error }) => error !== undefined)
  expect(failed).toMatchObject([
    { file: 'cats/[name].ts', error: { code: 'RouteCollision', message: expect.stringContaining(message) } },
  ])
  expect(routes.stderr).toContain(message)

  const built = await stowaway('build', '--json', '--root', project.root)
  expect([built.exitCode, JSON.parse(built.stdout)]).toMatchObject([
    1,
    { errors: [{ code: 'RouteCollision', message: expect.stringContaining(message) }] },
  ])
})
