import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stowaway } from '../../../compiler/vite.ts'
import { createProject, type TemporaryProject } from '../temporary-project.ts'

const page = (title: string): string =>
  `<!doctype html><title>${title}</title><script type="module" src="/main.js"></script>`

const files = {
  'index.html': page('Home'),
  'about.html': page('About'),
  'sub/index.html': page('Sub'),
  'src/pages/api/hi.ts': "export const GET = () => new Response('hi')\nexport const POST = GET",
  'src/pages/index.ts': "export const GET = () => new Response('endpoint')\nexport const POST = GET",
}

const paths = [
  '/',
  '/?q=1',
  '/index.html',
  '/about',
  '/about.html',
  '/sub/',
  '/sub',
  '/deep/link',
  '/deep.link',
  '/missing.html',
  '/main.js',
  '/favicon.ico',
]

const accepts = [
  undefined,
  '',
  '*/*',
  'text/html',
  'text/html,application/xhtml+xml,*/*;q=0.8',
  'application/json, */*',
  'application/json',
  'image/png',
]

type Headers = Readonly<Record<string, string>>

interface Seen {
  readonly status: number
  readonly type: string | undefined
  readonly location: string | undefined
  /** Of the page; the plugin adds a script to it. */
  readonly title: string | undefined
}

/** As curl asks: nothing is sent but what is given. */
function ask(server: ViteDevServer, path: string, method: string, headers: Headers): Promise<Seen> {
  const { port } = new URL(server.resolvedUrls?.local[0] ?? '')
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => {
        const { 'content-type': type, location } = answer.headers
        resolve({ status: answer.statusCode ?? 0, type, location, title: /<title>(\w+)</.exec(body)?.[1] })
      })
    })
    sent.on('error', reject).end()
  })
}

const start = async (root: string, config: InlineConfig): Promise<ViteDevServer> => {
  const server = await createServer({
    ...config,
    root,
    configFile: false,
    logLevel: 'silent',
    server: { ...config.server, host: '127.0.0.1', port: 0 },
  })
  return server.listen()
}

describe.for<{ name: string; config: InlineConfig; base?: string }>([
  { name: 'a single page', config: { appType: 'spa' } },
  { name: 'several pages', config: { appType: 'mpa' } },
  { name: 'a single page below a path', config: { appType: 'spa', base: '/repo/' }, base: '/repo' },
])('requests without an endpoint get plain Vite’s response: $name', ({ config, base = '' }) => {
  let project: TemporaryProject
  let plain: ViteDevServer
  let ours: ViteDevServer

  beforeAll(async () => {
    project = await createProject(files)
    plain = await start(project.root, config)
    ours = await start(project.root, { ...config, plugins: [stowaway()] })
  })

  afterAll(async () => {
    await plain.close()
    await ours.close()
    await project.remove()
  })

  test.each(paths)('%s', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      for (const accept of accepts) {
        const headers: Headers = accept === undefined ? {} : { accept }
        const expected = await ask(plain, base + path, method, headers)
        const found = await ask(ours, base + path, method, headers)
        const name = `${method} ${path} Accept: ${accept}`
        // Where plain Vite has nothing, the site's 404 page tells more than an empty answer.
        if (expected.status === 404) expect(found.status, name).toBe(404)
        else expect(found, name).toEqual(expected)
      }
    }
  })

  test('the home page is there for those who wait for the server', async () => {
    for (const method of ['GET', 'HEAD']) {
      expect(await ask(ours, `${base}/`, method, { accept: '*/*' })).toMatchObject({ status: 200, type: 'text/html' })
      expect(await ask(ours, `${base}/`, method, {})).toMatchObject({ status: 200, type: 'text/html' })
    }
  })

  test('outside of the base', async () => {
    for (const path of ['/', '/index.html', '/other', '/repox/']) {
      const expected = await ask(plain, path, 'GET', {})
      expect(await ask(ours, path, 'GET', {}), path).toMatchObject({
        status: expected.status,
        ...(expected.location && { location: expected.location }),
      })
    }
  })

  test('endpoints are asked by every Accept', async () => {
    for (const accept of ['*/*', 'text/html', 'application/json']) {
      expect(await ask(ours, `${base}/api/hi`, 'GET', { accept })).toMatchObject({
        status: 200,
        type: 'text/plain;charset=UTF-8',
      })
    }
  })

  test('a page’s own fetch, image or script of an unknown address gets a 404, as from a static host', async () => {
    for (const wanted of ['empty', 'image', 'script']) {
      const headers = { accept: '*/*', 'sec-fetch-dest': wanted }
      expect((await ask(ours, `${base}/api/typo`, 'GET', headers)).status, wanted).toBe(404)
    }
    expect((await ask(ours, `${base}/api/typo`, 'POST', { 'content-type': 'application/json' })).status).toBe(404)
  })

  test('a page’s own fetch of a page gets the page', async () => {
    const headers = { accept: '*/*', 'sec-fetch-dest': 'empty' }
    for (const path of ['/', '/about', '/sub/']) {
      const expected = await ask(plain, base + path, 'GET', headers)
      expect(await ask(ours, base + path, 'GET', headers), path).toEqual(expected)
    }
  })
})

test('an app with its own server answers requests without an endpoint', async () => {
  const project = await createProject(files)
  const own: InlineConfig['plugins'] = [
    stowaway(),
    {
      name: 'own-server',
      configureServer: (server) => () => {
        server.middlewares.use((incoming, outgoing) => void outgoing.writeHead(201).end(`own ${incoming.url}`))
      },
    },
  ]
  const server = await start(project.root, { appType: 'custom', plugins: own })
  try {
    for (const path of ['/', '/deep/link']) {
      for (const accept of ['text/html', 'application/json']) {
        expect((await ask(server, path, 'GET', { accept })).status, path).toBe(201)
      }
      expect((await ask(server, path, 'PUT', {})).status).toBe(201)
    }
    expect((await ask(server, '/api/hi', 'GET', {})).status).toBe(200)
  } finally {
    await server.close()
    await project.remove()
  }
})

test('a project of endpoints alone has no page to show', async () => {
  const project = await createProject({ 'src/pages/hi.ts': files['src/pages/api/hi.ts'] })
  await rm(join(project.root, 'index.html'))
  const server = await start(project.root, { plugins: [stowaway()] })
  try {
    for (const accept of ['*/*', 'text/html']) expect((await ask(server, '/', 'GET', { accept })).status).toBe(404)
    expect((await ask(server, '/hi', 'GET', {})).status).toBe(200)
  } finally {
    await server.close()
    await project.remove()
  }
})

describe.each([
  { name: 'a 404.html at the root', own: { '404.html': page('Own') } },
  { name: 'a 404.html in the public folder', own: { 'public/404.html': page('Own') } },
  {
    name: 'a 404 endpoint',
    own: { 'src/pages/404.ts': `export const GET = () => new Response(${JSON.stringify(page('Own'))})` },
  },
])('$name answers unknown addresses, also in a single-page app', ({ own }) => {
  let project: TemporaryProject

  beforeAll(async () => {
    project = await createProject({ ...files, ...own })
  })
  afterAll(() => project.remove())

  test.each(['spa', 'mpa'] as const)('appType %s', async (appType) => {
    const server = await start(project.root, { appType, plugins: [stowaway()] })
    for (const headers of [{ accept: 'text/html' }, { 'sec-fetch-dest': 'empty' }] as Headers[]) {
      const { status, title } = await ask(server, '/deep/link', 'GET', headers)
      expect({ status, title }).toEqual({ status: 404, title: 'Own' })
    }
    expect((await ask(server, '/', 'GET', { accept: 'text/html' })).title).toBe('Home')
    await server.close()
  })
})
