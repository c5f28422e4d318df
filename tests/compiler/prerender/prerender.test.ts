import { describe, expect, test } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import { runPrerender, startPrerender, text } from './run-prerender.ts'

const byId = (...ids: string[]) => ids.map((id) => ({ params: { id } }))

const html = { headers: { 'content-type': 'text/html' } }

describe('which endpoints are prerendered', () => {
  const modules = {
    'always.ts': { ...text('a'), prerender: true },
    'default.ts': text('d'),
    'never.ts': { ...text('n'), prerender: false },
  }

  test.each([
    [true, ['always', 'default']],
    [false, ['always']],
  ])('with prerenderByDefault %s', async (prerenderByDefault, expected) => {
    const { files, report } = await runPrerender(modules, { prerenderByDefault })
    expect(files.map(([path]) => path)).toEqual(expected)
    expect(report.prerendered).toEqual(expected.map((name) => `${name}.ts`))
  })

  test('a prerender that is no boolean is an error', async () => {
    await expect(runPrerender({ 'x.ts': { ...text('x'), prerender: 'true' } })).rejects.toMatchObject({
      code: 'InvalidPrerenderExport',
      file: 'x.ts',
    })
  })

  test('getStaticPaths of an endpoint that runs on request is not called, with a warning', async () => {
    const getStaticPaths = () => Promise.reject(new Error('called'))
    const { warnings } = await runPrerender({ '[id].ts': { ...text('x'), prerender: false, getStaticPaths } })
    expect(warnings).toEqual([expect.stringMatching(/getStaticPaths\(\) is ignored in \[id\]\.ts/)])
  })

  describe('an endpoint that cannot be loaded', () => {
    const load = () => Promise.reject(new ReferenceError('indexedDB is not defined'))
    const run = (options: object) => runPrerender({ 'x.ts': {} }, { load, prerenderByDefault: false, ...options })

    test.each([
      ['is prerendered by default', { prerenderByDefault: true, exports: { 'x.ts': ['GET'] } }],
      ['exports a prerender, whose value is not known', { exports: { 'x.ts': ['GET', 'prerender'] } }],
      ['may export a prerender', {}],
    ])('is an error if it %s', async (_, options) => {
      await expect(run(options)).rejects.toMatchObject({ code: 'EndpointLoadFailed', file: 'x.ts' })
    })

    test('runs on request, with a warning, if it exports no prerender', async () => {
      const { files, warnings, report } = await run({ exports: { 'x.ts': ['GET'] } })
      expect([files, warnings]).toEqual([[], [expect.stringMatching(/x\.ts .*indexedDB is not defined/)]])
      expect(report.endpoints).toEqual([{ file: 'x.ts', methods: [], prerendered: false }])
    })
  })
})

describe('what is written', () => {
  test('paths in route order, then in that of getStaticPaths', async () => {
    const { files, report, progress } = await runPrerender({
      'b.txt.ts': text('b'),
      '[id].txt.ts': {
        getStaticPaths: () => byId('z', 'y'),
        GET: ({ params }: APIContext) => new Response(params.id),
      },
      'a/deep.txt.ts': text('deep'),
    })
    expect(files).toEqual([
      ['a/deep.txt', 'deep'],
      ['b.txt', 'b'],
      ['z.txt', 'z'],
      ['y.txt', 'y'],
    ])
    expect(report).toMatchObject({ files: 4, skipped: [] })
    expect(progress.at(-1)).toBe('prerender 4/4')
  })

  test('the exact bytes, with status and headers', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const GET = () => new Response(bytes, { status: 201, headers: { 'x-a': '1' } })
    const { value } = await startPrerender({ 'bytes.bin.ts': { GET } }).next()
    expect(value).toMatchObject({ path: 'bytes.bin', body: bytes, status: 201 })
    expect(value && 'headers' in value && value.headers.get('x-a')).toBe('1')
  })

  test.each([400, 404, 410])('a body whose status is %s, with one warning an endpoint', async (status) => {
    const module = { ...text('own', { status }), getStaticPaths: () => byId('a', 'b') }
    const { files, warnings } = await runPrerender({ '[id].txt.ts': module })
    expect(files.map(([path]) => path)).toEqual(['a.txt', 'b.txt'])
    expect(warnings).toEqual([
      expect.stringContaining(`StaticStatusLost: [id].txt.ts answered with the status ${status}`),
    ])
  })

  test.each([500, 503])('nothing where the status is %s, which is an error', async (status) => {
    await expect(runPrerender({ 'x.txt.ts': text('own', { status }) })).rejects.toMatchObject({
      code: 'StaticStatusFailed',
      file: 'x.txt.ts',
    })
  })

  test('error pages, whatever their status', async () => {
    const pages = { '404.ts': text('gone', { status: 404 }), '500.ts': text('sorry', { status: 500 }) }
    const { files, warnings } = await runPrerender(pages)
    expect([files.map(([path]) => path), warnings]).toEqual([['404', '500'], []])
  })

  test('an empty text, but nothing without a body, with a note', async () => {
    const { files, report, notes } = await runPrerender({
      'empty.txt.ts': text(''),
      'null.txt.ts': { GET: () => new Response(null) },
      's204.ts': { GET: () => new Response(null, { status: 204 }) },
    })
    expect(files).toEqual([['empty.txt', '']])
    expect(report.skipped.map(({ path }) => path)).toEqual(['null.txt', 's204'])
    expect(notes).toHaveLength(2)
  })

  test('legacy bodies in their encoding', async () => {
    const get = () => ({ body: 'h\u00e9', encoding: 'latin1' })
    const { value } = await startPrerender({ 'latin.txt.ts': { get } }).next()
    expect(value).toMatchObject({ body: new Uint8Array([104, 233]) })
  })

  test('ALL where there is no GET', async () => {
    const ALL = ({ request }: APIContext) => new Response(request.method)
    expect((await runPrerender({ 'x.txt.ts': { ALL } })).files).toEqual([['x.txt', 'GET']])
  })

  test('a 404 endpoint under its own name, which the report contains', async () => {
    const { files, report } = await runPrerender({ '404.ts': text('gone', { status: 404 }) })
    expect([files, report.notFound]).toEqual([[['404', 'gone']], '404'])
  })

  test('the response of the middleware', async () => {
    const onRequest = async (context: APIContext, next: () => Promise<Response>) =>
      new Response(`${context.isPrerendered} ${await (await next()).text()}`)
    const { files } = await runPrerender(
      { 'x.txt.ts': text('x'), '../middleware.ts': { onRequest } },
      { middleware: '../middleware.ts' },
    )
    expect(files).toEqual([['x.txt', 'true x']])
  })
})

describe('what the handler sees', () => {
  const GET = ({ url, request, site, params, props, isPrerendered, routePattern }: APIContext) =>
    Response.json([url.href, request.url, request.method, site?.href, params, props, isPrerendered, routePattern])
  const seen = async (...args: Parameters<typeof runPrerender>) =>
    JSON.parse((await runPrerender(...args)).files[0]?.[1] ?? '')

  test('without a site, the address of the development server', async () => {
    expect(await seen({ 'data.json.ts': { GET } })).toEqual([
      'http://localhost:4321/data.json',
      'http://localhost:4321/data.json',
      'GET',
      null,
      {},
      {},
      true,
      '/data.json',
    ])
  })

  test('the origin of the site, and the base, which the file does not have', async () => {
    const options = { site: 'https://example.org/sub/', base: '/docs/' }
    expect((await seen({ 'data.json.ts': { GET } }, options)).slice(0, 4)).toEqual([
      'https://example.org/docs/data.json',
      'https://example.org/docs/data.json',
      'GET',
      'https://example.org/sub/',
    ])
    expect((await runPrerender({ 'data.json.ts': { GET } }, options)).files[0]?.[0]).toBe('data.json')
  })

  test.each([
    ['n.ts', 'always', '/n/', 'n'],
    ['n.ts', 'never', '/n', 'n'],
    ['x.json.ts', 'always', '/x.json', 'x.json'],
  ] as const)('%s with trailingSlash %s at %s', async (file, trailingSlash, pathname, path) => {
    const module = { GET: ({ url }: APIContext) => new Response(url.pathname) }
    expect((await runPrerender({ [file]: module }, { trailingSlash })).files).toEqual([[path, pathname]])
  })

  test("the author's own params and props", async () => {
    const entry = { params: { id: 'a?b' }, props: { n: 1 } }
    let got: APIContext | undefined
    const handler = (context: APIContext) => {
      got = context
      return new Response(context.url.pathname)
    }
    const { files } = await runPrerender({ '[id].json.ts': { getStaticPaths: () => [entry], GET: handler } })
    expect(got?.params).toBe(entry.params)
    expect(got?.props).toBe(entry.props)
    expect(files).toEqual([
      ['a%3Fb.json', '/a%3Fb.json'],
      ['a?b.json', '/a%3Fb.json'],
    ])
  })

  test('no headers, with one warning a route', async () => {
    const module = {
      getStaticPaths: () => byId('1', '2'),
      GET: ({ request }: APIContext) => Response.json([...request.headers.keys(), ...request.headers.keys()]),
    }
    const { files, warnings } = await runPrerender({ '[id].json.ts': module }, { concurrency: 2 })
    expect(files.map(([, body]) => body)).toEqual(['[]', '[]'])
    expect(warnings).toEqual([expect.stringContaining('[id].json.ts')])
  })
})

describe('redirects', () => {
  test('become a page under the name of the endpoint', async () => {
    const GET = ({ redirect }: APIContext) => redirect('/data.json?a=1&b=<x>', 301)
    const { files } = await runPrerender({ 'go.txt.ts': { GET } }, { site: 'https://static.example' })
    expect(files).toEqual([
      [
        'go.txt',
        '<!doctype html><title>Redirecting to: /data.json?a=1&amp;b=&lt;x&gt;</title>' +
          '<meta http-equiv="refresh" content="0;url=/data.json?a=1&amp;b=&lt;x&gt;">' +
          '<meta name="robots" content="noindex">' +
          '<link rel="canonical" href="https://static.example/data.json?a=1&amp;b=%3Cx%3E">' +
          '<body>\t<a href="/data.json?a=1&amp;b=&lt;x&gt;">Redirecting from <code>/go.txt</code> to ' +
          '<code>/data.json?a=1&amp;b=&lt;x&gt;</code></a></body>',
      ],
    ])
  })

  test('wait two seconds when they are a 302', async () => {
    const { files } = await runPrerender({ 'go.ts': { GET: ({ redirect }: APIContext) => redirect('/x') } })
    expect(files[0]?.[1]).toContain('content="2;url=/x"')
  })

  test('without a location are an error', async () => {
    const run = runPrerender({ 'go.ts': { GET: () => new Response(null, { status: 303 }) } })
    await expect(run).rejects.toMatchObject({ code: 'RedirectWithNoLocation', file: 'go.ts' })
  })
})

describe('redirects of the configuration', () => {
  const line = {
    GET: text('line').GET,
    getStaticPaths: () => [{ params: { line: 'red' } }, { params: { line: 'b&w' } }],
  }
  const modules = { 'timetable.json.ts': text('times'), 'ferries/[line].json.ts': line } as const
  const redirects = {
    '/': '/timetable.json',
    '/times': { status: 302, destination: '/timetable.json' },
    '/line/[line]': '/ferries/[line].json',
    '/tickets': 'https://tickets.test/',
    '/x.json': '/timetable.json',
  } as const
  const options = { redirects, prerenderRedirects: true, writesRedirects: true }

  test('become pages: static, dynamic, own and foreign ones', async () => {
    const { files, report } = await runPrerender(modules, options)
    const pages = new Map(files)
    expect([...pages.keys()].filter((path) => path.endsWith('.html')).sort()).toEqual([
      'index.html',
      'line/b&w/index.html',
      'line/red/index.html',
      'tickets/index.html',
      'times/index.html',
      'x.json/index.html',
    ])
    expect(pages.get('times/index.html')).toContain('content="2;url=/timetable.json"')
    expect(pages.get('line/red/index.html')).toContain('content="0;url=/ferries/red.json"')
    expect(pages.get('line/b&w/index.html')).toContain('content="0;url=/ferries/b&amp;w.json"')
    expect(pages.get('tickets/index.html')).toContain('content="0;url=https://tickets.test/"')
    expect(report.files).toBe(files.length)
    expect(report.prerendered).toEqual(['ferries/[line].json.ts', 'timetable.json.ts'])
  })

  test('say which path redirects, with the base', async () => {
    const { files } = await runPrerender(modules, { ...options, base: '/repo' })
    expect(new Map(files).get('times/index.html')).toContain('<code>/repo/times</code>')
  })

  test('are left to the host unless they are to be written', async () => {
    const { files } = await runPrerender(modules, { redirects })
    expect(files.filter(([path]) => path.endsWith('.html'))).toEqual([])
  })

  test('give way to a public file', async () => {
    const { files, warnings } = await runPrerender(modules, { ...options, publicFiles: ['times/index.html'] })
    expect(files.map(([path]) => path)).not.toContain('times/index.html')
    expect(warnings).toEqual([expect.stringContaining('the redirect /times')])
  })

  test('are not written where the paths of their destination are not known', async () => {
    const onRequest = { ...modules, 'ferries/[line].json.ts': { ...line, prerender: false } }
    const { files, warnings } = await runPrerender(onRequest, options)
    expect(files.map(([path]) => path)).not.toContain('line/red/index.html')
    expect(warnings).toContainEqual(expect.stringContaining('The redirect /line/[line] is not written'))
  })

  test('cannot take the name of a folder from a file', async () => {
    const run = runPrerender(
      { ...modules, '[any].ts': { GET: text('').GET, getStaticPaths: () => [{ params: { any: 'times' } }] } },
      options,
    )
    await expect(run).rejects.toMatchObject({ code: 'StaticPathIsFolder' })
  })
})

describe('names that two want', () => {
  test('the first route wins, with a warning that names both', async () => {
    const { files, warnings, report } = await runPrerender({
      'fixed.txt.ts': text('static'),
      '[id].txt.ts': { ...text('dynamic'), getStaticPaths: () => byId('fixed', 'free') },
    })
    expect(files).toEqual([
      ['fixed.txt', 'static'],
      ['free.txt', 'dynamic'],
    ])
    expect(warnings).toEqual([
      expect.stringContaining(
        'Could not render `/fixed.txt` from route `/[id].txt` as it conflicts with higher priority route `/fixed.txt`.',
      ),
    ])
    expect(report.skipped).toMatchObject([{ path: 'fixed.txt' }])
  })

  test('endpoints of one shape stand side by side, unless two of them run on request', async () => {
    const file = (...ids: string[]) => ({ ...text('file'), prerender: true, getStaticPaths: () => byId(...ids) })
    const onRequest = { ...text('x'), prerender: false }
    const ofKnown = (...ids: string[]) => ({
      ...file(),
      getStaticPaths: () => ids.map((known) => ({ params: { known } })),
    })
    const { files, report } = await runPrerender({
      '[any].ts': onRequest,
      '[id].ts': file('a'),
      '[known].ts': ofKnown('b'),
    })
    expect(files.map(([path]) => path)).toEqual(['a', 'b'])
    expect(report.prerendered).toEqual(['[id].ts', '[known].ts'])
    await expect(runPrerender({ '[a].ts': onRequest, '[b].ts': onRequest })).rejects.toMatchObject({
      code: 'RouteCollision',
      file: '[b].ts',
    })
    await expect(
      runPrerender({ 'd/[...a].ts': onRequest, 'd/[...b].ts': onRequest, 'd/[...c].ts': file() }),
    ).rejects.toMatchObject({ code: 'RouteCollision' })
  })

  test.each([
    ['c#', ['c%23.txt', 'c#.txt']],
    ['a?b', ['a%3Fb.txt', 'a?b.txt']],
    ['100%', ['100%.txt']],
    ['日 本', ['日 本.txt']],
  ])('a file has each name that hosts look up: %s', async (id, paths) => {
    const { files } = await runPrerender({ '[id].txt.ts': { ...text('x'), getStaticPaths: () => byId(id) } })
    expect(files).toEqual(paths.map((path) => [path, 'x']))
  })

  test.each(['c%23', 'a%3fb', 'a%20b'])('a param that is encoded is an error: %s', async (id) => {
    const run = runPrerender({ '[id].txt.ts': { ...text('x'), getStaticPaths: () => byId(id) } })
    await expect(run).rejects.toMatchObject({ code: 'NoMatchingStaticPathFound' })
  })

  test('a public file wins, and the endpoint does not run', async () => {
    const { files, warnings } = await runPrerender(
      { 'x.json.ts': { GET: () => Promise.reject(new Error('run')) } },
      { publicFiles: ['x.json'] },
    )
    expect(files).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('EndpointHiddenByFile: x.json.ts never answers')])
  })

  test('an index next to files is index.html if it is HTML', async () => {
    const modules = { 'index.ts': text('home', html), 'api/index.ts': text('api', html), 'api/x.ts': text('x') }
    const { files } = await runPrerender(modules)
    expect(files.toSorted()).toEqual([
      ['api/index.html', 'api'],
      ['api/x', 'x'],
      ['index.html', 'home'],
    ])
  })

  test('the only index in a folder keeps the folder’s name', async () => {
    expect((await runPrerender({ 'api/index.ts': text('api') })).files).toEqual([['api', 'api']])
  })

  test.each([
    [{ 'index.ts': text('home') }, 'index.ts'],
    [{ 'api/index.ts': text('api'), 'api/x.ts': text('x') }, 'api/index.ts'],
  ])('an index that is no HTML is an error before anything is written', async (modules, file) => {
    await expect(startPrerender({ 'a.txt.ts': text('a'), ...modules }).next()).rejects.toMatchObject({
      code: 'IndexIsNotHtml',
      file,
    })
  })

  const clashes: [string, Parameters<typeof runPrerender>, RegExp][] = [
    ['two endpoints', [{ 'api.ts': text('a'), 'api/x.ts': text('x') }], /api\.ts .*"api".*api\/x\.ts/],
    ['a folder of the public files', [{ 'api.ts': text('a') }, { publicFiles: ['api/x.png'] }], /api\/x\.png/],
    ['a public file', [{ 'api/x.ts': text('x') }, { publicFiles: ['api'] }], /public file api .*api\/x/],
  ]
  test.each(clashes)(
    'a file and a folder of one name, by %s, are an error that names both',
    async (_, args, message) => {
      const run = startPrerender({ 'a.txt.ts': text('first'), ...args[0] }, args[1]).next()
      await expect(run).rejects.toMatchObject({ code: 'StaticPathIsFolder', message: expect.stringMatching(message) })
    },
  )
})

describe('errors', () => {
  test('of a handler name file, path and entry, and keep the cause', async () => {
    const cause = new TypeError('boom')
    const GET = ({ params }: APIContext) => {
      if (params.id === '2') throw cause
      return new Response('')
    }
    const run = runPrerender({ 'api/[id].json.ts': { getStaticPaths: () => byId('1', '2'), GET } })
    await expect(run).rejects.toMatchObject({
      code: 'PrerenderFailed',
      file: 'api/[id].json.ts',
      message:
        'api/[id].json.ts failed while /api/2.json was prerendered (entry 1 of getStaticPaths, counted from 0): TypeError: boom',
      cause,
    })
  })

  const failing: [string, () => unknown, unknown][] = [
    ['undefined', () => undefined, expect.objectContaining({ code: 'EndpointDidNotReturnAResponse' })],
    ['a text', () => 'text', expect.objectContaining({ code: 'EndpointDidNotReturnAResponse' })],
    [
      'a thrown text',
      () => {
        throw 'just text'
      },
      'just text',
    ],
    [
      'a stream that breaks',
      () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) })),
      expect.objectContaining({ message: 'cut' }),
    ],
    [
      'a network error',
      () => Response.error(),
      expect.objectContaining({ message: 'It answered with a network error, which no file can be.' }),
    ],
  ]
  test.each(failing)('%s from a handler', async (_, GET, cause) => {
    await expect(runPrerender({ 'x.txt.ts': { GET } })).rejects.toMatchObject({ code: 'PrerenderFailed', cause })
  })

  test('are not hidden by a 500 endpoint', async () => {
    const modules = { '500.ts': { ...text('sorry'), prerender: false }, 'x.ts': { GET: () => Promise.reject('no') } }
    await expect(runPrerender(modules)).rejects.toMatchObject({ code: 'PrerenderFailed' })
  })

  test.each([
    [{ POST: () => new Response('x') }, 'PrerenderMissingGet'],
    [{ prerender: true, default: () => new Response('x') }, 'EndpointHasNoHandler'],
    [{ GET: 'text' }, 'EndpointHandlerIsNotAFunction'],
  ])('a missing GET is found before anything is written', async (module, code) => {
    const run = startPrerender({ 'a.txt.ts': text('a'), 'x.txt.ts': module })
    await expect(run.next()).rejects.toMatchObject({ code, file: 'x.txt.ts' })
  })

  test.each([
    ['a backslash', 'a\\b', 'UnsafeStaticPath'],
    ['a NUL', 'a\0', 'UnsafeStaticPath'],
    ['a drive', 'C:x', 'UnsafeStaticPath'],
    ['a way out', '../x', 'NoMatchingStaticPathFound'],
  ])('%s in a param is refused before anything is written', async (_, path, code) => {
    const getStaticPaths = () => [{ params: { path } }]
    const run = startPrerender({ 'a.txt.ts': text('a'), 'f/[...path].ts': { ...text('x'), getStaticPaths } })
    await expect(run.next()).rejects.toMatchObject({ code })
  })
})

test('runs ten paths at once without being told', async () => {
  let running = 0
  let most = 0
  const GET = async () => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, 5))
    running--
    return new Response('x')
  }
  const ids = Array.from({ length: 30 }, (_, index) => String(index))
  await runPrerender({ '[id].ts': { GET, getStaticPaths: () => byId(...ids) } })
  expect(most).toBe(10)
})

test('runs several paths at once, and returns the files in the same order', async () => {
  let running = 0
  let most = 0
  const ids = Array.from({ length: 20 }, (_, index) => String(index))
  const GET = async ({ params }: APIContext) => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, (Number(params.id) * 7) % 5))
    running--
    return new Response(params.id)
  }
  const { files } = await runPrerender({ '[id].ts': { GET, getStaticPaths: () => byId(...ids) } }, { concurrency: 4 })
  expect(files).toEqual(ids.map((id) => [id, id]))
  expect(most).toBe(4)
})

describe('code that does not finish', () => {
  const never = () => new Promise<never>(() => {})
  const options = { prerenderTimeout: 50 }

  test.each([
    ['a module', { '[id].ts': text('x') }, { load: never }, 'while it was loaded'],
    ['a getStaticPaths', { '[id].ts': { ...text('x'), getStaticPaths: never } }, {}, 'while its getStaticPaths ran'],
    [
      'a handler',
      {
        '[id].ts': {
          getStaticPaths: () => byId('a', 'b'),
          GET: ({ params }: APIContext) => (params.id === 'b' ? never() : new Response()),
        },
      },
      {},
      'while /b was prerendered (entry 1 of getStaticPaths, counted from 0)',
    ],
    [
      'the body of a response',
      { '[id].ts': { getStaticPaths: () => byId('a'), GET: () => new Response(new ReadableStream()) } },
      {},
      'while /a was prerendered (entry 0',
    ],
  ])('%s is an error that names the file and what was done', async (_, modules, more, doing) => {
    await expect(runPrerender(modules, { ...options, ...more })).rejects.toMatchObject({
      code: 'PrerenderTimedOut',
      file: '[id].ts',
      message: expect.stringContaining(`[id].ts did not finish within 0.05 seconds, ${doing}`),
    })
  })

  test('is named after a second, once for all that run at that time', async () => {
    const GET = () => new Promise<Response>((done) => setTimeout(done, 1100, new Response('late')))
    const module = { GET, getStaticPaths: () => byId('a', 'b') }
    const { files, notes } = await runPrerender({ '[id].ts': module }, { prerenderTimeout: false })
    expect(files).toHaveLength(2)
    expect(notes).toEqual([
      'Waiting for [id].ts, while /a was prerendered (entry 0 of getStaticPaths, counted from 0).',
    ])
  })
})

test('the first error in order is the one that is thrown, however many run at once', async () => {
  const GET = async ({ params }: APIContext) => {
    await new Promise((done) => setTimeout(done, params.id === '1' ? 10 : 0))
    throw new Error(params.id)
  }
  const module = { GET, getStaticPaths: () => byId('1', '2', '3') }
  await expect(runPrerender({ '[id].ts': module }, { concurrency: 3 })).rejects.toThrow(/entry 0/)
})
