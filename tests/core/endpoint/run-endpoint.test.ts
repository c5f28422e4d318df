import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { prerenderedRunner } from '../../../sw/core/app/prerendered-runner.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { origin, testApp, text } from '../app/test-app.ts'

describe('what a handler gives', () => {
  const values: [given: string, value: unknown, received: string][] = [
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['text', 'x', 'a string'],
    ['a number', 42, 'a number'],
    ['the old form', { body: 'x' }, 'an object with the keys body'],
    ['a list', [], 'an array'],
    ['a promise of text', Promise.resolve('x'), 'a string'],
  ]
  test.each(values)('%s is an error that names file, method and what it got', async (_, value, received) => {
    const app = testApp({ 'a.ts': { ALL: () => value } })
    expect((await app.get('/a')).status).toBe(500)
    expect(app.errors).toMatchObject([
      {
        name: 'EndpointDidNotReturnAResponse',
        message: 'An endpoint must return either a `Response`, or a `Promise` that resolves with a `Response`.',
        hint: expect.stringContaining(`ALL of a.ts returned ${received}.`),
        file: 'a.ts',
      },
    ])
  })

  test('a Response that is thrown, now or later, is the answer', async () => {
    const now = () => {
      throw new Response('teapot', { status: 418 })
    }
    const app = testApp({ 'now.ts': { GET: now }, 'later.ts': { GET: async () => now() } })
    for (const path of ['/now', '/later']) expect((await app.get(path)).status).toBe(418)
    expect(app.errors).toEqual([])
  })

  test('a Response of another realm is taken', async () => {
    const shape = runInNewContext('({ status: 201, statusText: "", bodyUsed: false, arrayBuffer() {} })')
    const foreign = Object.assign(shape, { headers: new Headers({ 'x-a': '1' }), body: new Response('far').body })
    const response = await testApp({ 'a.ts': { GET: () => foreign } }).get('/a')
    expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([201, '1', 'far'])
  })

  test('a Response with a used body is a clear error', async () => {
    const kept = new Response('once')
    const app = testApp({ 'a.ts': { GET: () => kept } })
    expect(await (await app.get('/a')).text()).toBe('once')
    expect((await app.get('/a')).status).toBe(500)
    expect(app.errors).toMatchObject([{ code: 'ResponseAlreadyUsed', file: 'a.ts' }])
  })

  test('a handler is called with the module as this and one argument', async () => {
    function GET(this: { word: string }, ...args: unknown[]) {
      return new Response(`${this.word} ${args.length}`)
    }
    expect(await (await testApp({ 'a.ts': { GET, word: 'own' } }).get('/a')).text()).toBe('own 1')
  })
})

describe('the content type', () => {
  const bytes = () => new Response(new Uint8Array([1]))
  const cases: [file: string, path: string, GET: () => Response, expected: string | null][] = [
    ['a.png.ts', '/a.png', bytes, 'image/png'],
    ['[id].svg.ts', '/x.svg', bytes, 'image/svg+xml;charset=utf-8'],
    ['[name].ts', '/x.json', bytes, 'application/json;charset=utf-8'],
    ['[name].ts', '/x', bytes, null],
    ['a.json.ts', '/a.json', text(null), null],
    ['a.json.ts', '/a.json', text('{}'), 'application/json;charset=utf-8'],
    ['[name].ts', '/x.html', text('{}'), 'text/plain;charset=UTF-8'],
    ['a.json.ts', '/a.json', text('{}', { headers: { 'content-type': 'x/y' } }), 'x/y'],
  ]
  test.each(cases)('%s at %s', async (file, path, GET, expected) => {
    expect((await testApp({ [file]: { GET } }).get(path)).headers.get('content-type')).toBe(expected)
  })
})

describe('the context', () => {
  test('has Astro’s names as own enumerable properties', async () => {
    const app = testApp({ 'a.ts': { GET: (context: APIContext) => Response.json(Object.keys(context).sort()) } })
    const response = await app.fetch(new Request(`${origin}/a`), { clientAddress: '127.0.0.1' })
    expect(await response.json()).toEqual(
      [
        'cache callAction clientAddress cookies csp currentLocale generator getActionResult isPrerendered locals logger',
        'originPathname params preferredLocale preferredLocaleList props redirect request rewrite routePattern session',
        'site url waitUntil',
      ].flatMap((line) => line.split(' ')),
    )
  })

  const copies: [how: string, copy: (context: APIContext) => object][] = [
    ['rest', ({ params: _, ...others }) => others],
    ['spread', (context) => ({ ...context })],
    ['Object.entries', (context) => Object.fromEntries(Object.entries(context))],
    ['Object.assign', (context) => Object.assign({}, context)],
  ]
  test.each(copies)('can be copied by %s where there is no client address', async (_, copy) => {
    const GET = (context: APIContext) => {
      const { redirect, routePattern } = copy(context) as APIContext
      return redirect(`${routePattern} ${'clientAddress' in copy(context)}`)
    }
    const runPrerendered = { ...prerenderedRunner, staticPaths: async () => [] }
    const app = testApp({ 'a.ts': { GET }, 'b.ts': { GET, prerender: true } }, { runPrerendered })
    expect((await app.get('/a')).headers.get('location')).toBe('/a false')
    expect((await app.get('/b')).headers.get('location')).toBe('/b false')
    const known = await app.fetch(new Request(`${origin}/a`), { clientAddress: '127.0.0.1' })
    expect(known.headers.get('location')).toBe('/a true')
  })

  test('features that Astro has and we have not are as if not configured', async () => {
    const GET = async (context: APIContext) => {
      const { session, cache, csp, currentLocale, callAction } = context as unknown as Record<string, unknown>
      const failure = typeof callAction === 'function' ? await callAction().catch((error: Error) => error.name) : ''
      return Response.json([
        session ?? null,
        (cache as { enabled: boolean }).enabled,
        csp ?? null,
        currentLocale ?? null,
        failure,
      ])
    }
    const app = testApp({ 'a.ts': { GET } })
    expect(await (await app.get('/a')).json()).toEqual([null, false, null, null, 'ActionsNotSupported'])
    expect(app.warnings).toEqual([expect.stringContaining('context.session')])
  })

  test('locals are one object a request and cannot be assigned', async () => {
    const GET = (context: APIContext) => {
      context.locals.seen = Number(context.locals.seen ?? 0) + 1
      try {
        Object.assign(context, { locals: {} })
      } catch (error) {
        return Response.json([context.locals.seen, error instanceof Error && error.name])
      }
      return new Response('assigned')
    }
    const app = testApp({ 'a.ts': { GET } })
    for (const _ of [1, 2]) expect(await (await app.get('/a')).json()).toEqual([1, 'LocalsReassigned'])
  })

  const urls: [path: string, url: string, param: string][] = [
    ['/p/a%20b', '/p/a%20b', 'a b'],
    ['/p/a%2Fb', '/p/a%2Fb', 'a%2Fb'],
    ['/p/a%25b', '/p/a%b', 'a%b'],
    ['/p/a%2525b', '/p/a%b', 'a%b'],
    ['/p/%E6%97%A5', '/p/%E6%97%A5', '日'],
    ['/p/a%5Bb%5D?q=%20', '/p/a[b]?q=%20', 'a[b]'],
    ['/p//x', '/p/x', 'x'],
    // The URL turns a backslash into a slash and drops tabs and line breaks; the param keeps them.
    ['/p/%5Cx', '/p/x', '\\x'],
    ['/p/%5cx', '/p/x', '\\x'],
    ['/p/%255Cx', '/p/x', '\\x'],
    ['/p/a%5C%5Cb', '/p/a/b', 'a\\\\b'],
    ['/p/a%5C', '/p/a/', 'a\\'],
    ['/p/%09%5Cx', '/p/x', '\t\\x'],
    ['/p/%0Ax', '/p/x', '\nx'],
  ]
  test.each(urls)('%s has the url %s and the param %j', async (path, url, param) => {
    const GET = ({ url, params, request }: APIContext) =>
      Response.json([url.href.slice(origin.length), params.id, request.url.slice(origin.length)])
    expect(await (await testApp({ 'p/[id].ts': { GET } }).get(path)).json()).toEqual([url, param, path])
  })

  test('waitUntil reaches the host, and a failure there is reported, not thrown', async () => {
    const held: Promise<unknown>[] = []
    const GET = ({ waitUntil }: APIContext) => {
      waitUntil(Promise.reject(new Error('later')))
      return new Response('now')
    }
    const app = testApp({ 'a.ts': { GET } })
    await app.fetch(new Request(`${origin}/a`), { waitUntil: (work) => held.push(work) })
    await Promise.all(held)
    expect([held.length, app.errors.map(String)]).toEqual([1, ['Error: later']])
  })
})
