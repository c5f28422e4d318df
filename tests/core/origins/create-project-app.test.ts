import { expect, test } from 'vitest'
import type { AppOptions } from '../../../sw/core/app/app.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createProjectApp } from '../../../sw/core/origins/create-project-app.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import type { OriginManifest } from '../../../sw/core/routes/route-manifest.ts'
import { endpointCallers } from '../../../sw/node.ts'

const api = 'https://api.example.com'
const home = 'http://localhost:3000'

type Files = Readonly<Record<string, EndpointModule>>

/** An app over endpoints that are written down here, with the files of each origin. */
function projectApp(own: Files, others: Readonly<Record<string, Files>>, options: Partial<AppOptions> = {}) {
  const origins = Object.entries(others).map(([key, files], index): OriginManifest => {
    const { origin, pathname } = new URL(key)
    const { manifest } = createManifest({ files: Object.keys(files), base: pathname })
    return {
      origin,
      manifest: { ...manifest, routes: manifest.routes.map((route) => ({ ...route, file: `${index}/${route.file}` })) },
    }
  })
  const all = new Map(Object.entries(own))
  Object.values(others).forEach((files, index) => {
    for (const [file, module] of Object.entries(files)) all.set(`${index}/${file}`, module)
  })
  return createProjectApp({
    ...options,
    manifest: { ...createManifest({ files: Object.keys(own) }).manifest, origins },
    load: (file) => all.get(file) ?? {},
  })
}

const says = (text: string): EndpointModule => ({ GET: () => new Response(text) })
const body = async (response: Promise<Response>): Promise<string> => (await response).text()
const get = (url: string, init?: RequestInit): Request => new Request(url, init)

test('the origin of a URL decides which endpoint answers', async () => {
  const app = projectApp(
    { 'users.ts': says('own') },
    { [api]: { 'users.ts': says('api') }, 'https://api.example.com/v2': {}, 'http://other.test': {} },
  )
  expect(await body(app.fetch(get(`${home}/users`)))).toBe('own')
  expect(await body(app.fetch(get(`${api}/users`)))).toBe('api')
  expect((await app.fetch(get('http://other.test/users'))).status).toBe(404)
  // Nobody knows where the site will be.
  expect(await body(app.fetch(get('https://elsewhere.test/users')))).toBe('own')
  expect(app.match('/users')).toMatchObject({ kind: 'endpoint' })
  expect(app.match(`${api}/users`)).toMatchObject({ route: { file: '0/users.ts' } })
  expect(app.match(`${api}/none`)).toBeUndefined()
  expect(app.match('http://other.test/users')).toBeUndefined()
})

test('a longer path goes first, and its misses go to the shorter one', async () => {
  const app = projectApp(
    {},
    {
      'https://api.example.com/v1': { 'users.ts': says('v1 folder') },
      [api]: { 'v1/users.ts': says('hidden'), 'v1/more.ts': says('root folder') },
    },
  )
  expect(await body(app.fetch(get(`${api}/v1/users`)))).toBe('v1 folder')
  expect(await body(app.fetch(get(`${api}/v1/more`)))).toBe('root folder')
})

test('a match is handled by the app that made it', async () => {
  const app = projectApp({ 'a.ts': says('own') }, { [api]: { 'a.ts': says('api') } })
  const request = get(`${api}/a`)
  const match = app.match(request.url)
  expect(match).toBeDefined()
  if (match !== undefined) expect(await body(app.handle(match, request))).toBe('api')
})

test('handlers fetch endpoints of other origins, without cookies in either direction', async () => {
  const asks: EndpointModule = {
    GET: async ({ url }: APIContext) => {
      const response = await fetch(url.searchParams.get('url') ?? '')
      return new Response(`asked: ${await response.text()}`)
    },
  }
  const seen: EndpointModule = {
    GET: ({ request, cookies }: APIContext) => {
      cookies.set('of', 'api')
      return new Response(String(request.headers.get('cookie')))
    },
  }
  const app = projectApp(
    { 'asks.ts': asks },
    { [api]: { 'asks.ts': asks, 'seen.ts': seen } },
    { callers: endpointCallers() },
  )
  const asked = (from: string, url: string): Request =>
    get(`${from}/asks?url=${encodeURIComponent(url)}`, { headers: { cookie: 'of=site' } })
  const response = await app.fetch(asked(home, `${api}/seen`))
  expect(await response.text()).toBe('asked: null')
  expect(response.headers.getSetCookie()).toEqual([])
  // Relative addresses are those of the endpoint's own origin.
  expect(await body(app.fetch(asked(api, '/seen')))).toBe('asked: of=site')
})

test('an answer that allows nothing is one of a server that allows everything', async () => {
  const facts: EndpointModule = {
    GET: () => new Response('a', { headers: { 'x-total': '3' } }),
    PUT: () => new Response(),
  }
  const app = projectApp({ 'a.ts': facts }, { [api]: { 'a.ts': facts } })
  const headersOf = async (request: Request) => {
    const { headers } = await app.fetch(request)
    return Object.fromEntries([...headers].filter(([name]) => /^access-control-|^vary$/.test(name)))
  }
  expect(await headersOf(get(`${home}/a`, { headers: { origin: home } }))).toEqual({})
  expect(await headersOf(get(`${api}/a`))).toEqual({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-total',
  })
  expect(await headersOf(get(`${api}/a`, { headers: { origin: home } }))).toEqual({
    'access-control-allow-origin': home,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'x-total',
    vary: 'Origin',
  })
  const preflight = get(`${api}/a`, {
    method: 'OPTIONS',
    headers: { origin: home, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-odd' },
  })
  expect((await app.fetch(preflight)).status).toBe(204)
  expect(await headersOf(preflight)).toEqual({
    'access-control-allow-origin': home,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS, PUT',
    'access-control-allow-headers': 'x-odd',
    vary: 'Origin',
  })
})

test('headers of its own are left alone, and a redirect can be completed', async () => {
  const app = projectApp(
    {},
    {
      [api]: {
        'own.ts': { GET: () => new Response('a', { headers: { 'access-control-allow-origin': 'https://one.test' } }) },
        'moved.ts': { GET: () => Response.redirect('https://two.test/') },
      },
    },
  )
  const own = await app.fetch(get(`${api}/own`, { headers: { origin: home } }))
  expect(own.headers.get('access-control-allow-origin')).toBe('https://one.test')
  expect(own.headers.has('access-control-allow-credentials')).toBe(false)
  const moved = await app.fetch(get(`${api}/moved`, { headers: { origin: home } }))
  expect([moved.status, moved.headers.get('access-control-allow-origin')]).toEqual([302, home])
})

test('forms of the page may be posted, and a prerendered endpoint is an error', async () => {
  const errors: unknown[] = []
  const post: EndpointModule = {
    POST: async ({ request }: APIContext) => new Response(String((await request.formData()).get('a'))),
  }
  const app = projectApp(
    { 'form.ts': post },
    { [api]: { 'form.ts': post, 'file.ts': { ...says('never'), prerender: true } } },
    { onError: (error) => errors.push(error) },
  )
  const form = (from: string) =>
    get(`${from}/form`, { method: 'POST', body: new URLSearchParams({ a: '1' }), headers: { origin: home } })
  expect(await body(app.fetch(form(api)))).toBe('1')
  expect((await app.fetch(form('https://site.test'))).status).toBe(403)
  expect((await app.fetch(get(`${api}/file`))).status).toBe(500)
  expect(errors).toMatchObject([{ code: 'OriginPrerendered', file: '0/file.ts' }])
})
