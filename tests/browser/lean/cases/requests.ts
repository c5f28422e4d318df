import { type LeanCase, oneEndpoint } from '../lean-case.ts'

const plain = (code: string): string => `// @ts-nocheck\n${code}`

const asking = (name: string, ask: string, more: Partial<LeanCase> = {}): LeanCase =>
  oneEndpoint(
    `an own endpoint by ${name}`,
    `${ask}
    export const GET = async ({ url }) => {
      const answer = await ask(new URL('other', url))
      return new Response('it said ' + await answer.text())
    }`,
    'it said other',
    { ...more, files: { 'pages/other.ts': plain("export const GET = () => new Response('other')"), ...more.files } },
  )

/** Requests to own endpoints, forms, and redirects. */
export const requestCases: readonly LeanCase[] = [
  asking('an alias of fetch', 'const f = fetch; const ask = (to) => f(to)', { onPush: 'chromium' }),
  asking('globalThis', 'const ask = (to) => globalThis.fetch(to)'),
  asking('a text', "const ask = (to) => self['fetch'](to)"),
  asking('a built text', "const ask = (to) => self['fe' + 'tch'](to)"),
  asking('a pattern', 'const { fetch: ask } = globalThis'),
  asking('a library', "import { ask } from '../lib/ask'", {
    files: { 'lib/ask.ts': plain('export const ask = (...all) => fetch.apply(undefined, all)') },
    inNode: true,
  }),
  asking('Function', "const { constructor: F } = () => {}; const ask = (to) => F('return fetch')()(to)"),
  {
    name: 'redirects that keep the body',
    files: {
      'pages/from.ts': plain("export const POST = ({ url }) => Response.redirect(new URL('to', url), 307)"),
      'pages/far.ts': plain(
        "export const PUT = ({ url }) => new Response(null, { status: 308, headers: { location: 'to' } })",
      ),
      'pages/to.ts': plain(
        'export const ALL = async ({ request }) => new Response(request.method + await request.text())',
      ),
    },
    asks: [
      { path: 'from', method: 'POST', body: 'sent', says: 'POSTsent' },
      { path: 'far', method: 'PUT', body: 'sent', says: 'PUTsent' },
    ],
    onPush: 'chromium',
  },
  {
    name: 'the option redirects',
    files: {
      'pages/to/[id].ts': plain('export const GET = ({ params, url }) => new Response(params.id + url.search)'),
    },
    asks: [
      { path: 'from/7', says: '7' },
      { path: 'soon/a%20b', says: 'a b' },
    ],
    options: {
      redirects: { '/from/[id]': '/BASE/to/[id]', '/soon/[id]': { status: 307, destination: '/BASE/to/[id]' } },
    },
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'what pages hide in their requests',
    files: {
      'pages/api.ts': plain(
        "export const GET = ({ originPathname, request: { url } }) => Response.json([originPathname, url.split('/').pop()])",
      ),
    },
    asks: [{ path: 'api?q', says: '["/api/","api?q"]' }],
    hasPage: true,
    onPush: 'chromium',
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'a request that its page gives up',
    files: {
      'pages/api.ts': plain(`let seen = 'not yet'
        export const GET = ({ signal: gone }) => new Promise((resolve) => {
          gone.onabort = () => { seen = gone.reason.name; resolve(new Response()) }
        })
        export const PUT = () => new Response(seen)`),
    },
    asks: [
      { path: 'api', says: '', isGivenUp: true },
      { path: 'api', method: 'PUT', says: 'AbortError' },
    ],
    hasPage: true,
    onPush: 'all',
    lacks: ['session', 'rewrite', 'streams'],
  },
  oneEndpoint(
    'the address of a client, which no worker knows',
    'export const GET = (context) => { try { return new Response(context.clientAddress) } catch ({ code }) { return new Response(code) } }',
    'ClientAddressNotAvailable',
    { lacks: ['session', 'rewrite', 'streams'] },
  ),
]
