import { describe, expect, test } from 'vitest'
import { origin, type TestAppOptions, testApp, text } from './test-app.ts'

describe('redirects', () => {
  const files = { 'plain.ts': { GET: text('x'), POST: text('x') }, 'new/[id].ts': { GET: text('x') } }
  const redirects = {
    '/old': '/plain',
    '/temp': { status: 302, destination: '/plain' },
    '/odd': { status: 302, destination: '/plain?a=1#b' },
    '/out': 'https://far.example/a',
    '/of/[id]': '/new/[id]',
    '/part/[id]': '/files/[id]/x',
    '/all/[...rest]': '/[...rest]',
  } as const
  const cases: [options: TestAppOptions, method: string, path: string, status: number, location: string][] = [
    [{ redirects }, 'GET', '/old?dropped', 301, '/plain'],
    [{ redirects }, 'HEAD', '/old', 308, '/plain'],
    [{ redirects }, 'POST', '/old', 308, '/plain'],
    [{ redirects }, 'POST', '/temp', 302, '/plain'],
    [{ redirects }, 'GET', '/odd', 301, '/plain?a=1#b'],
    [{ redirects }, 'GET', '/out', 301, 'https://far.example/a'],
    [{ redirects }, 'GET', '/of/a%20b', 301, '/new/a%20b'],
    [{ redirects }, 'GET', '/of/a%2Fb', 301, '/new/a%252Fb'],
    [{ redirects }, 'GET', '/part/x', 301, '/files/x/x'],
    [{ redirects }, 'GET', '/all/evil.example', 301, '/evil.example'],
    [{}, 'GET', '/plain//', 301, '/plain/'],
    [{}, 'GET', '/unknown//', 301, '/unknown/'],
    [{ trailingSlash: 'never' }, 'GET', '/plain/?a=1', 301, '/plain?a=1'],
    [{ trailingSlash: 'never' }, 'POST', '/plain/', 308, '/plain'],
    [{ trailingSlash: 'always' }, 'GET', '/plain?a=1', 301, '/plain/?a=1'],
    [{ trailingSlash: 'always' }, 'POST', '/plain?a=1', 308, '/plain/?a=1'],
    [{ trailingSlash: 'always' }, 'HEAD', '/plain', 308, '/plain/'],
    [{ trailingSlash: 'always' }, 'DELETE', '/plain', 308, '/plain/'],
    [{ trailingSlash: 'always' }, 'GET', '/unknown', 301, '/unknown/'],
  ]
  test.each(cases)('%j %s %s is %i to %s', async (options, method, path, status, location) => {
    const response = await testApp(files, options).get(path, { method })
    expect([response.status, response.headers.get('location')]).toEqual([status, location])
  })

  test('the page of a slash redirect escapes the requested path', async () => {
    const response = await testApp(files, { trailingSlash: 'never' }).get(`/plain/?a=1&b="'`)
    expect(await response.text()).toContain('<a href="/plain?a=1&amp;b=%22%27">')
  })

  test('middleware does not see configured redirects', async () => {
    const onRequest = text('middleware')
    const app = testApp({ ...files, '../mw.ts': { onRequest } }, { redirects, middleware: '../mw.ts' })
    expect((await app.get('/old')).status).toBe(301)
  })
})

describe('paths that cannot be decoded', () => {
  const files = { 'item/[id].ts': { GET: ({ params }: { params: { id: string } }) => new Response(params.id) } }
  const overEncoded = `/item/%${'25'.repeat(12)}41`
  const cases: [rule: 'reject' | 'raw' | 'fail', path: string, status: number, body: string | undefined][] = [
    ['reject', '/item/%E0%A4%A', 400, 'Bad request.'],
    ['reject', '/item/a?q=%zz', 400, 'Bad request.'],
    ['reject', '/none/%zz', 400, 'Bad request.'],
    ['raw', '/item/%E0%A4%A', 200, '%E0%A4%A'],
    ['raw', '/item/a?q=%zz', 200, 'a'],
    ['fail', '/item/%E0%A4%A', 500, undefined],
    ['reject', overEncoded, 400, ''],
    ['raw', overEncoded, 400, ''],
  ]
  test.each(cases)('%s: %s is %i', async (malformedPath, path, status, body) => {
    const app = testApp(files, { malformedPath })
    const response = await app.get(path)
    expect(response.status).toBe(status)
    if (body !== undefined) expect(await response.text()).toBe(body)
    if (status === 400) expect(response.headers.has('content-type')).toBe(false)
    const match = app.match(path)
    if (match !== undefined) expect((await app.handle(match, new Request(origin + path))).status).toBe(status)
  })
})

describe('form posts of other origins', () => {
  const files = { 'form.ts': { ALL: text('ok') } }
  const form = 'application/x-www-form-urlencoded'
  const cases: [
    method: string,
    type: string | undefined,
    from: string | undefined,
    crossOrigin: boolean | undefined,
    status: number,
  ][] = [
    ['POST', form, 'https://evil.example', undefined, 403],
    ['POST', 'Text/Plain; charset=utf-8', 'https://evil.example', undefined, 403],
    ['POST', form, origin, undefined, 200],
    ['POST', form, undefined, undefined, 403],
    ['POST', 'application/json', 'https://evil.example', undefined, 200],
    ['DELETE', undefined, undefined, undefined, 403],
    ['PROPFIND', form, 'null', undefined, 403],
    ['GET', undefined, 'https://evil.example', undefined, 200],
    ['OPTIONS', undefined, 'https://evil.example', undefined, 200],
    ['POST', form, undefined, false, 200],
    ['POST', form, undefined, true, 403],
  ]
  test.each(cases)('%s %s from %s, host says %s: %i', async (method, type, from, crossOrigin, status) => {
    const headers = new Headers()
    if (type !== undefined) headers.set('content-type', type)
    if (from !== undefined) headers.set('origin', from)
    const app = testApp(files, { checkOrigin: true })
    const response = await app.fetch(
      new Request(`${origin}/form`, { method, headers }),
      crossOrigin === undefined ? {} : { crossOrigin },
    )
    expect(response.status).toBe(status)
    if (status === 403) expect(await response.text()).toBe(`Cross-site ${method} form submissions are forbidden`)
  })

  test('paths that match nothing are refused too, and the check can be off', async () => {
    expect((await testApp(files, { checkOrigin: true }).get('/none', { method: 'POST' })).status).toBe(403)
    expect((await testApp(files).get('/form', { method: 'POST' })).status).toBe(200)
  })
})

describe('the last step', () => {
  test('cookies come after Set-Cookie headers of the response, on immutable responses too', async () => {
    const app = testApp({
      'both.ts': {
        GET: ({ cookies }: { cookies: { set(name: string, value: string): void } }) => {
          cookies.set('api', '1')
          return new Response('x', { headers: { 'set-cookie': 'own=1' } })
        },
      },
      'away.ts': {
        GET: ({ cookies }: { cookies: { set(name: string, value: string): void } }) => {
          cookies.set('api', '1')
          return Response.redirect(`${origin}/x`)
        },
      },
    })
    expect((await app.get('/both')).headers.getSetCookie()).toEqual(['own=1', 'api=1'])
    const away = await app.get('/away')
    expect([away.status, away.headers.getSetCookie()]).toEqual([302, ['api=1']])
  })

  test('a host that keeps a jar gets the cookies instead of the response', async () => {
    const taken: string[] = []
    const app = testApp({
      'c.ts': {
        GET: ({ cookies }: { cookies: { set(name: string, value: string): void } }) => {
          cookies.set('a', '1')
          return new Response('x')
        },
      },
    })
    const response = await app.fetch(new Request(`${origin}/c`), { setCookies: (values) => void taken.push(...values) })
    expect([taken, response.headers.getSetCookie()]).toEqual([['a=1'], []])
  })

  test('a Response that an author keeps never gathers cookies of others', async () => {
    const kept = new Response(null, { status: 204 })
    let calls = 0
    const app = testApp({
      'kept.ts': {
        GET: ({ cookies }: { cookies: { set(name: string, value: string): void } }) => {
          calls += 1
          if (calls === 1) cookies.set('session', 'mine')
          return kept
        },
      },
    })
    expect((await app.get('/kept')).headers.getSetCookie()).toEqual(['session=mine'])
    expect((await app.get('/kept')).headers.getSetCookie()).toEqual([])
  })

  test('HEAD keeps status and headers, and cancels the unread stream', async () => {
    let stopped = false
    const cancel = () => {
      stopped = true
    }
    const body = () => new ReadableStream({ cancel })
    const app = testApp({ 's.txt.ts': { GET: () => new Response(body(), { status: 203, headers: { 'x-a': '1' } }) } })
    const response = await app.get('/s.txt', { method: 'HEAD' })
    expect([response.status, response.headers.get('x-a'), response.body]).toEqual([203, '1', null])
    expect(stopped).toBe(true)
  })

  test('Server-Timing names route, time and host, only where it is wanted', async () => {
    const files = { 'ä [id].ts': { GET: text('x') } }
    const told = await testApp(files, { serverTiming: 'node' }).get('/%C3%A4%201')
    expect(told.headers.get('server-timing')).toMatch(
      /^stowaway;desc="\/%C3%A4 \[id\]";dur=\d+\.\d, stowaway-host;desc="node"$/,
    )
    expect((await testApp(files).get('/%C3%A4%201')).headers.has('server-timing')).toBe(false)
  })

  test('Response.error() is passed on', async () => {
    const app = testApp({ 'down.ts': { GET: () => Response.error() } }, { serverTiming: 'node' })
    expect((await app.get('/down')).type).toBe('error')
  })
})
