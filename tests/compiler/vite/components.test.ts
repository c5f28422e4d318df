import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createLogger, createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stowaway as plugin } from '../../../compiler/vite.ts'
import { createProject, stowaway, type TemporaryProject } from '../temporary-project.ts'

/** An app whose `src/pages` holds components. */
const files = {
  'src/Home.js': "export const Home = () => 'home'",
  'src/pages/index.ts': "export { Home } from '../Home.js'",
  'src/pages/about.ts': "export const About = () => 'all about it'\nexport const TITLE = 'About'",
  // They need a page when they are loaded.
  'src/pages/settings/index.ts': "import './panel.css'\nexport const root = document.querySelector('#settings')",
  'src/pages/settings/panel.css': 'b { color: red }',
  'src/pages/hooks/useTheme.ts': 'export const useTheme = () => theme\nconst theme = window.theme',
  'src/pages/types.ts': 'export interface Boat { name: string }',
  'src/pages/Home.tsx': 'export default () => <p>home</p>',
  'src/pages/Shop.tsx': 'export default () => <p>shop</p>',
  'src/pages/[...rest].ts': 'export default () => undefined',
  'src/pages/api/hi.ts': "export const GET = () => new Response('hi')",
}

let project: TemporaryProject
beforeAll(async () => {
  project = await createProject(files)
})
afterAll(() => project.remove())

describe('in development', () => {
  const told: string[] = []
  let server: ViteDevServer

  beforeAll(async () => {
    const customLogger = createLogger('silent')
    customLogger.warn = (text) => void told.push(text)
    const options = { host: '127.0.0.1', port: 0 }
    server = await createServer({
      root: project.root,
      configFile: false,
      customLogger,
      plugins: [plugin()],
      server: options,
    })
    await server.listen()
  })
  afterAll(() => server.close())

  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(new URL(path, server.resolvedUrls?.local[0]), { headers })

  // As a browser's navigation; a `fetch` of Node is not one.
  const page = { accept: 'text/html', 'sec-fetch-dest': 'document' }

  test.each(['/', '/about', '/settings', '/hooks/useTheme', '/anything/else'])('%s opens the app', async (path) => {
    const response = await ask(path, page)
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<title>Project</title>')])
  })

  test('an endpoint beside the components answers', async () => {
    expect(await (await ask('/api/hi', {})).text()).toBe('hi')
  })

  test('a fetch of a component is a 404 that names neither file nor stack', async () => {
    const response = await ask('/about', { accept: 'application/json' })
    expect([response.status, await response.text()]).toEqual([404, expect.not.stringContaining('about.ts')])
  })

  test('each reason appears once, with the way out, also after files have come and gone', async () => {
    await project.write('src/pages/api/new.ts', files['src/pages/api/hi.ts'])
    await expect.poll(async () => (await ask('/api/new', {})).status, { timeout: 10_000 }).toBe(200)
    await rm(join(project.root, 'src/pages/api/new.ts'))
    await ask('/about', {})
    const about = told.filter((text) => text.includes('about.ts'))
    expect(about).toEqual([expect.stringContaining("stowaway({ pages: 'src/endpoints' })")])
    expect(told.filter((text) => text.includes('Home.tsx, Shop.tsx are pages'))).toHaveLength(1)
  })
})

test('a build has no routes for components, says so once, and leaves them out of the worker', async () => {
  const { exitCode, stdout, stderr } = await stowaway('build', '--root', project.root, '--json')
  expect(exitCode, stderr).toBe(0)
  expect(JSON.parse(stdout).routes.map(({ id }: { id: string }) => id)).toEqual(['/api/hi'])
  expect(stderr.match(/warning: .*/g)).toEqual([
    expect.stringContaining('Home.tsx, Shop.tsx are pages'),
    expect.stringMatching(/about\.ts.*settings\/index\.ts.*are in the pages folder, but they are not endpoints/),
  ])
  expect(stderr.match(/stowaway\(\{ pages: 'src\/endpoints' \}\)/g)).toHaveLength(2)
  expect(await readFile(join(project.root, 'dist/sw.js'), 'utf8')).not.toContain('all about it')
  expect(await readFile(join(project.root, 'dist/sw.js'), 'utf8')).not.toContain('#settings')
  const routes = await stowaway('routes', '--root', project.root, '--json')
  expect(JSON.parse(routes.stdout).map(({ id }: { id: string }) => id)).toEqual(['/api/hi'])
  expect(routes.stderr.match(/warning: .*/g)).toHaveLength(2)
})

test('one module without a handler is named with what it exports', async () => {
  const other = await createProject({
    'src/pages/tools.ts': 'export const add = 1',
    'src/pages/hi.ts': files['src/pages/api/hi.ts'],
  })
  const { exitCode, stderr } = await stowaway('build', '--root', other.root)
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringContaining(
      'tools.ts is in the pages folder, but it is not an endpoint: it exports no handler; it exports add.',
    ),
  ])
  await other.remove()
})

test('an endpoint that cannot be loaded in Node still answers in the worker, with a warning', async () => {
  const other = await createProject({
    'src/pages/theme.ts':
      'const theme = window.theme\nexport { handler as GET }\nconst handler = () => new Response(theme)',
  })
  const { exitCode, stdout, stderr } = await stowaway('build', '--root', other.root, '--json')
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('EndpointNotLoaded')])
  expect(JSON.parse(stdout).routes).toHaveLength(1)
  await other.remove()
})
