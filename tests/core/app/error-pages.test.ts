import { describe, expect, test, vi } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { MiddlewareNext } from '../../../sw/core/middleware/sequence.ts'
import { type TestAppOptions, testApp, text } from './test-app.ts'

const boom = () => {
  throw new Error('the secret reason')
}

describe('404', () => {
  const page = { ALL: ({ url, request }: APIContext) => new Response(`none: ${request.method} ${url.pathname}`) }

  test('the 404 endpoint sees the original URL, and its success is a 404', async () => {
    const app = testApp({ '404.ts': page })
    const response = await app.get('/no/such', { method: 'POST' })
    expect([response.status, await response.text()]).toEqual([404, 'none: POST /no/such'])
  })

  test('a 404 endpoint may redirect', async () => {
    const app = testApp({ '404.ts': { GET: ({ redirect }: APIContext) => redirect('/') } })
    expect((await app.get('/none')).status).toBe(302)
  })

  test('without one the host has a page, without that there is a small one', async () => {
    const notFoundPage = async () => new Response('<p>gone', { headers: { 'content-type': 'text/html', 'x-a': '1' } })
    const own = await testApp({}, { notFoundPage }).get('/none')
    expect([own.status, own.headers.get('x-a'), await own.text()]).toEqual([404, '1', '<p>gone'])
    const broken = await testApp({}, { notFoundPage: () => Promise.reject(new Error('offline')) }).get('/none')
    expect([broken.status, broken.headers.get('content-type')]).toEqual([404, 'text/html'])
  })

  test('a method without handler is a 404 page that says what is allowed', async () => {
    const app = testApp({ '404.ts': page, 'a.ts': { GET: text('a'), PUT: text('a'), helper: () => {} } })
    const response = await app.get('/a', { method: 'DELETE' })
    expect([response.status, response.headers.get('allow')]).toEqual([404, 'GET, HEAD, OPTIONS, PUT'])
    expect(await response.text()).toBe('none: DELETE /a')
  })

  test('or a 405, where that is wanted', async () => {
    const app = testApp({ 'a.ts': { GET: text('a') } }, { unsupportedMethod: 405 })
    const response = await app.get('/a', { method: 'DELETE', headers: { accept: 'application/json' } })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(await response.json()).toMatchObject({ error: 'Method Not Allowed' })
  })

  test('OPTIONS of a path that matches nothing stays a 404', async () => {
    const app = testApp({ '404.ts': { GET: text('none') } })
    expect((await app.get('/none', { method: 'OPTIONS' })).status).toBe(404)
  })

  test.each([404, 500])("an endpoint's own empty %i stands", async (status) => {
    const app = testApp({ '404.ts': page, '500.ts': { GET: text('page') }, 'own.ts': { GET: text(null, { status }) } })
    const response = await app.get('/own')
    expect([response.status, await response.text()]).toEqual([status, ''])
  })

  test.each([404, 500])("middleware's empty %i becomes the page, with the headers of both", async (status) => {
    // Middleware runs for the page too, with the same locals.
    const onRequest = ({ locals }: APIContext, next: MiddlewareNext) => {
      if (locals.stopped === true) return next()
      locals.stopped = true
      return new Response(null, { status, headers: { 'x-both': 'first', 'x-mine': '1' } })
    }
    const page = { GET: text('page', { headers: { 'x-both': 'page', 'x-page': '1' } }) }
    const files = { '404.ts': page, '500.ts': page, 'a.ts': { GET: text('a') }, '../mw.ts': { onRequest } }
    const response = await testApp(files, { middleware: '../mw.ts' }).get('/a')
    expect([response.status, await response.text()]).toEqual([status, 'page'])
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-both': 'first', 'x-mine': '1', 'x-page': '1' })
  })
})

describe('inside middleware', () => {
  const lead = (context: APIContext, next: MiddlewareNext) => next(`/en${context.url.pathname}`)
  const sorry = { GET: ({ props }: APIContext) => new Response(`sorry, ${String(props.error)}`) }
  const inside = (onRequest: unknown, files: Record<string, EndpointModule>, options: TestAppOptions = {}) =>
    testApp({ 'a.ts': { GET: text('a') }, ...files, '../mw.ts': { onRequest } }, { middleware: '../mw.ts', ...options })

  test('its target fails once, is reported once, and gets the page', async () => {
    let calls = 0
    const GET = () => {
      calls += 1
      return boom()
    }
    const app = inside(lead, { 'en/a.ts': { GET }, '500.ts': sorry })
    const response = await app.get('/a')
    expect([response.status, await response.text()]).toEqual([500, 'sorry, Error: the secret reason'])
    expect([calls, app.errors.map(String)]).toEqual([1, ['Error: the secret reason']])
  })

  test('another failure before the page is reported too', async () => {
    const onRequest = ({ locals }: APIContext, next: MiddlewareNext) => {
      const path = locals.isSecond === true ? '/second' : '/first'
      locals.isSecond = true
      return next(path)
    }
    const second = { GET: () => Promise.reject(new Error('second')) }
    const app = inside(onRequest, { 'first.ts': { GET: boom }, 'second.ts': second, '500.ts': sorry })
    expect(await (await app.get('/a')).text()).toBe('sorry, Error: the secret reason')
    expect(app.errors.map(String)).toEqual(['Error: the secret reason', 'Error: second'])
  })

  test('a failing page runs once, and its error is reported once', async () => {
    let calls = 0
    const GET = () => {
      calls += 1
      throw new Error('page')
    }
    const app = inside((_: unknown, next: MiddlewareNext) => next(), { 'a.ts': { GET: boom }, '500.ts': { GET } })
    expect(await (await app.get('/a')).text()).toContain('This address failed to answer.')
    expect([calls, app.errors.map(String)]).toEqual([1, ['Error: the secret reason', 'Error: page']])
  })

  test('a handler that middleware calls again may run again', async () => {
    let calls = 0
    const GET = () => {
      calls += 1
      return calls === 1 ? boom() : new Response('second try')
    }
    const retry = (_: unknown, next: MiddlewareNext) => next().catch(() => next())
    expect(await (await inside(retry, { 'a.ts': { GET } }).get('/a')).text()).toBe('second try')
  })

  test('middleware that failed around the 404 page does not run around the 500 page', async () => {
    let calls = 0
    const onRequest = () => {
      calls += 1
      if (calls > 1) throw new Error('middleware')
      return new Response(null, { status: 404 })
    }
    const app = inside(onRequest, { '404.ts': { GET: boom }, '500.ts': sorry })
    expect(await (await app.get('/a')).text()).toBe('sorry, Error: the secret reason')
    expect([calls, app.errors.map(String)]).toEqual([2, ['Error: middleware', 'Error: the secret reason']])
  })

  test('its own answer in place of the page stands, if it is not empty', async () => {
    const onRequest = ({ locals }: APIContext) => {
      const isSecond = locals.isSecond === true
      locals.isSecond = true
      return isSecond ? new Response('mine', { status: 404 }) : new Response(null, { status: 404 })
    }
    expect(await (await inside(onRequest, { '404.ts': { GET: text('page') } }).get('/a')).text()).toBe('mine')
  })

  test('its empty 500 without a 500 endpoint has a safe text, also in development', async () => {
    const onRequest = () => new Response(null, { status: 500, headers: { 'content-length': '5' } })
    const response = await inside(onRequest, {}, { dev: true }).get('/a')
    expect([response.status, response.headers.get('content-length')]).toEqual([500, null])
    expect(await response.text()).toBe('Internal Server Error: This address failed to answer.\n')
  })

  test('a 405 has none of the headers that describe another body', async () => {
    const onRequest = async (_: unknown, next: MiddlewareNext) => {
      const { status, headers } = await next()
      for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.set(name, '5')
      return new Response(null, { status, headers })
    }
    const response = await inside(onRequest, {}, { unsupportedMethod: 405 }).get('/a', { method: 'PUT' })
    expect([response.status, [...response.headers.keys()]]).toEqual([405, ['allow', 'content-type']])
  })
})

describe('an error page that has GET alone', () => {
  const page = { GET: ({ request }: APIContext) => new Response(`page for ${request.method}`) }

  test.each(['POST', 'DELETE', 'OPTIONS', 'PROPFIND'])('answers %s', async (method) => {
    const app = testApp({ '404.ts': page, '500.ts': page, 'a.ts': { ALL: boom }, 'b.ts': { HEAD: text(null) } })
    const answers = await Promise.all(['/none', '/404', '/a'].map((path) => app.get(path, { method })))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 500])
    for (const answer of answers) expect(await answer.text()).toBe(`page for ${method}`)
    const unsupported = await app.get('/b', { method })
    if (method !== 'OPTIONS') expect(await unsupported.text()).toBe(`page for ${method}`)
  })

  test('one without GET leaves it to the built-in page', async () => {
    const post = { POST: text('page') }
    const app = testApp({ '404.ts': post, '500.ts': post, 'a.ts': { GET: boom } })
    const [missing, failed] = [await app.get('/none'), await app.get('/a')]
    expect([missing.status, missing.headers.has('allow')]).toEqual([404, false])
    expect(await missing.text()).toContain('404: Not Found')
    expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining('failed to answer')])
  })
})

describe('500', () => {
  test('the 500 endpoint gets the error, and its success is a 500', async () => {
    const app = testApp({
      'a.ts': { POST: boom },
      '500.ts': { GET: ({ props }: APIContext) => new Response(String(props.error)) },
    })
    const response = await app.get('/a', { method: 'POST' })
    expect([response.status, await response.text()]).toEqual([500, 'Error: the secret reason'])
    expect(app.errors).toHaveLength(1)
  })

  test('a failing handler runs once, whatever catch-all there is', async () => {
    let calls = 0
    const app = testApp({
      '[...path].ts': {
        GET: () => {
          calls += 1
          throw new Error('x')
        },
      },
    })
    expect((await app.get('/a')).status).toBe(500)
    expect(calls).toBe(1)
  })

  test('a failing 500 endpoint runs once, and both errors are reported', async () => {
    let calls = 0
    const failing = () => {
      calls += 1
      throw new Error('page')
    }
    const app = testApp({ 'a.ts': { GET: boom }, '500.ts': { GET: failing } })
    expect((await app.get('/a')).status).toBe(500)
    expect([calls, app.errors.map(String)]).toEqual([1, ['Error: the secret reason', 'Error: page']])
  })

  const forms: [accept: string, type: string][] = [
    ['text/html,*/*', 'text/html; charset=utf-8'],
    ['application/json', 'application/json'],
    ['*/*', 'text/plain; charset=utf-8'],
  ]
  test.each(forms)('for %s the answer is %s: safe, and in development in full', async (accept, type) => {
    const ask = (dev: boolean) => testApp({ 'a.ts': { GET: boom } }, { dev }).get('/a', { headers: { accept } })
    const safe = await ask(false)
    expect([safe.status, safe.headers.get('content-type')]).toEqual([500, type])
    expect(await safe.text()).not.toContain('secret')
    const full = await (await ask(true)).text()
    expect(full).toContain('the secret reason')
    expect(full).toContain('error-pages.test.ts')
  })

  test('HTML escapes the error’s text', async () => {
    const fail = () => {
      throw new Error('<script>x</script>')
    }
    const app = testApp({ 'a.ts': { GET: fail } }, { dev: true })
    expect(await (await app.get('/a', { headers: { accept: 'text/html' } })).text()).not.toContain('<script>')
  })

  const thrown: [what: string, value: unknown][] = [
    ['a string', 'text'],
    ['undefined', undefined],
    ['null', null],
    ['an object without prototype', Object.create(null)],
  ]
  test.each(thrown)('%s thrown is a 500', async (_, value) => {
    const fail = () => {
      throw value
    }
    const app = testApp({ 'a.ts': { GET: fail } }, { dev: true })
    expect((await app.get('/a')).status).toBe(500)
  })

  test('cookies set before the error are dropped', async () => {
    const app = testApp({
      'a.ts': {
        GET: ({ cookies }: APIContext) => {
          cookies.set('a', '1')
          throw new Error('x')
        },
      },
    })
    expect((await app.get('/a')).headers.getSetCookie()).toEqual([])
  })

  test('an error that throws when it is inspected is a 500 in development too, and is reported without details', async () => {
    const trap = (): never => {
      throw hostile
    }
    const hostile: object = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap })
    const said = vi.spyOn(console, 'error').mockImplementation((value) => void String(value))
    const app = testApp({ 'a.ts': { GET: trap } }, { dev: true, onError: trap })
    const response = await app.get('/a')
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('cannot be shown')])
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining('cannot be shown'))
    said.mockRestore()
  })

  test('handle never rejects: an endpoint that cannot be loaded, a host whose listeners fail', async () => {
    const set = ({ cookies }: APIContext) => {
      cookies.set('a', '1')
      return new Response('a')
    }
    const app = testApp({ 'a.ts': { GET: set } })
    const match = app.match('/a')
    if (match?.kind !== 'endpoint') throw new Error('no match')
    const gone = { ...match, route: { ...match.route, file: 'gone.ts' } }
    expect((await app.handle(gone, new Request('https://shop.example/a'))).status).toBe(500)
    const failing = testApp({ 'a.ts': { GET: boom } }, { onError: boom })
    expect((await failing.get('/a')).status).toBe(500)
    const jar = await app.fetch(new Request('https://shop.example/a'), { setCookies: boom })
    const head = await app.fetch(new Request('https://shop.example/a', { method: 'HEAD' }), { setCookies: boom })
    expect([head.status, head.body]).toEqual([500, null])
    expect(jar.status).toBe(500)
  })
})
