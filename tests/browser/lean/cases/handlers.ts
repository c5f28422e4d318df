import { type LeanCase, oneEndpoint } from '../lean-case.ts'

const plain = (code: string): string => `// @ts-nocheck\n${code}`

/** Old handlers, methods, error pages, middleware, rewrites, and time limits. */
export const handlerCases: readonly LeanCase[] = [
  {
    name: 'handlers of Astro 1 to 3',
    files: {
      'pages/text.json.ts': plain("export const get = () => ({ body: '{}' })"),
      'pages/coded.txt.ts': plain("const get = () => ({ body: 'aGk=', encoding: 'base64' }); export { get as 'get' }"),
      'pages/[id].ts': plain(
        'export async function post(params, request) { return new Response(params.id + await request.text()) }',
      ),
      'pages/rest/[id].ts': plain(
        "export const del = ({ params }) => new Response('deleted ' + params.id), all = ({ request }) => new Response(request.method)",
      ),
    },
    asks: [
      { path: 'text.json', says: '{}', headersBack: { 'content-type': 'application/json;charset=utf-8' } },
      { path: 'coded.txt', says: 'hi' },
      { path: '7', method: 'POST', body: 'sent', headers: { 'content-type': 'application/json' }, says: '7sent' },
      { path: 'rest/7', method: 'DELETE', says: 'deleted 7' },
      { path: 'rest/7', method: 'PUT', says: 'PUT' },
    ],
    inNode: true,
    onPush: 'chromium',
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'methods',
    files: { 'pages/api.ts': plain("export const GET = () => new Response('a', { headers: { 'x-a': 'b' } })") },
    asks: [
      { path: 'api', method: 'HEAD', says: '', headersBack: { 'x-a': 'b' } },
      { path: 'api', method: 'OPTIONS', status: 204, says: '', headersBack: { allow: 'GET, HEAD, OPTIONS' } },
      { path: 'api', method: 'PURGE', status: 404, says: /PURGE is not supported here/ },
    ],
    inNode: true,
    lacks: ['session', 'rewrite', 'streams', 'storage'],
  },
  {
    name: 'the option unsupportedMethod',
    files: {
      'pages/api.ts': plain("const handlers = { GET: () => new Response('a') }; export const { GET } = handlers"),
    },
    asks: [{ path: 'api', method: 'DELETE', status: 405, says: /./, headersBack: { allow: 'GET, HEAD, OPTIONS' } }],
    options: { unsupportedMethod: 405 },
    inNode: true,
  },
  {
    name: 'error pages on request',
    files: {
      'pages/404.ts': plain(
        "export const prerender = false; export const GET = ({ url }) => new Response('none at ' + url.pathname.split('/').pop())",
      ),
      'pages/500.ts': plain(
        "export const prerender = false; export const GET = ({ props }) => new Response('failed: ' + props.error.message)",
      ),
      'pages/fails.ts': plain("export const GET = () => { throw new Error('on purpose') }"),
      'pages/rejects.ts': plain("export const GET = async () => Promise.reject(new Error('later'))"),
      'pages/nothing.ts': plain('export const GET = () => {}'),
    },
    asks: [
      { path: 'fails', status: 500, says: 'failed: on purpose' },
      { path: 'rejects', status: 500, says: 'failed: later' },
      { path: 'nothing', status: 500, says: /^failed: / },
      { path: 'fails', method: 'DELETE', status: 404, says: 'none at fails' },
    ],
    inNode: true,
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'errors and thrown Responses without pages for them',
    files: {
      'pages/fails.ts': plain("export const GET = () => { throw new Error('secret') }"),
      'pages/thrown.ts': plain("export const GET = () => { throw new Response('thrown', { status: 418 }) }"),
      'pages/nothing.ts': plain('export async function GET() {}'),
      'pages/broken.ts': plain(
        "export const GET = () => new Response('never'); if ('' in globalThis === false) throw new Error('broken')",
      ),
    },
    asks: [
      { path: 'fails', status: 500, says: /^Internal Server Error/ },
      { path: 'thrown', status: 418, says: 'thrown' },
      { path: 'nothing', status: 500, says: /^Internal Server Error/ },
    ],
    lacks: ['session', 'rewrite', 'streams', 'storage'],
  },
  {
    name: 'middleware',
    files: {
      'middleware.ts': plain(`import { sequence } from 'astro:middleware'
        const named = async ({ locals, url }, next) => {
          locals.steps = ['named']
          if (url.searchParams.has('other')) return next(import.meta.env.BASE_URL + 'other')
          if (url.searchParams.has('fail')) throw new Error('of middleware')
          if (url.searchParams.has('own')) return new Response('own')
          return next()
        }
        function last({ locals }, go) { locals.steps.push('last'); return go() }
        export const onRequest = sequence(named, null, last)`),
      'pages/api.ts': plain('export const GET = ({ locals }) => new Response(locals.steps.join())'),
      'pages/other.ts': plain("export const GET = ({ locals, url }) => new Response('other ' + locals.steps)"),
    },
    asks: [
      { path: 'api', says: 'named,last' },
      { path: 'api?other', says: 'other named,last' },
      { path: 'api?fail', status: 500, says: /^Internal Server Error/ },
      { path: 'api?own', method: 'POST', says: 'own' },
    ],
    inNode: true,
    onPush: 'chromium',
    lacks: ['session'],
  },
  {
    name: 'a context that middleware changes',
    files: {
      'middleware.ts': plain(
        "export const onRequest = (context, next) => { context.params = { id: 'changed' }; return next() }",
      ),
      'pages/[id].ts': plain('export const GET = ({ params }) => new Response(params.id)'),
    },
    asks: [{ path: 'given', says: 'changed' }],
    inNode: true,
    onPush: 'all',
  },
  {
    name: 'rewrites that go round',
    files: {
      'pages/a.ts': plain("export const GET = ({ rewrite }) => rewrite(import.meta.env.BASE_URL + 'b')"),
      'pages/b.ts': plain("export const GET = ({ rewrite: go }) => go(import.meta.env.BASE_URL + 'a')"),
    },
    asks: [{ path: 'a', status: 508, says: 'Loop Detected' }],
    inNode: true,
    lacks: ['session'],
  },
  {
    name: 'cookies that are read after a rewrite to another request',
    files: {
      'pages/set.ts': plain(
        "export const GET = ({ cookies }) => { cookies.set('who', 'Ann'); return new Response('set') }",
      ),
      'pages/late.ts': plain(`export const GET = async (context) => {
        const inner = await context.rewrite(new Request(new URL(import.meta.env.BASE_URL + 'inner', context.url)))
        return new Response(await inner.text() + ', then ' + context.cookies.get('who')?.value)
      }`),
      'pages/inner.ts': plain("export const GET = ({ cookies }) => new Response(String(cookies.get('who')?.value))"),
    },
    asks: [
      { path: 'set', says: 'set' },
      { path: 'late', says: /, then Ann$/ },
    ],
    inNode: true,
  },
  oneEndpoint(
    'a time limit of its own',
    `const limit = 150; export { limit as timeout }
    export const GET = ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', resolve))`,
    /^Gateway Timeout/,
    { ask: { status: 504 }, inNode: true, onPush: 'all', lacks: ['session', 'rewrite'] },
  ),
  oneEndpoint('the option timeout', 'export const GET = () => new Promise(() => {})', /^Gateway Timeout/, {
    options: { timeout: 150 },
    ask: { status: 504 },
  }),
]
