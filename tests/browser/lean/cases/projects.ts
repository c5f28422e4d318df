import type { LeanCase } from '../lean-case.ts'

const plain = (code: string): string => `// @ts-nocheck\n${code}`
const said = "export const GET = ({ url }) => new Response(url.pathname.split('/').slice(2).join('/'))"
const small = ['session', 'rewrite', 'streams', 'storage'] as const

/** Routes, options and code of whole projects. */
export const projectCases: readonly LeanCase[] = [
  {
    name: 'static routes alone',
    files: {
      'pages/a.ts': plain(said),
      'pages/b/index.ts': plain(said),
      'pages/c.json.ts': plain("export const GET = () => new Response('{}')"),
    },
    asks: [
      { path: 'a', says: 'a' },
      { path: 'b', says: 'b' },
      { path: 'c.json', says: '{}', headersBack: { 'content-type': 'application/json;charset=utf-8' } },
    ],
    inNode: true,
    lacks: small,
  },
  {
    name: 'routes with params',
    files: Object.fromEntries(
      ['[a]-[b].json', 'rest/[...path]', 'one/[id]', 'one/fixed', 'x[n]y'].map((id) => [
        `pages/${id}.ts`,
        plain('export const GET = ({ params, routePattern }) => new Response(JSON.stringify([routePattern, params]))'),
      ]),
    ),
    asks: [
      { path: '1-2.json', says: '["/[a]-[b].json",{"a":"1","b":"2"}]' },
      { path: 'rest', says: '["/rest/[...path]",{}]' },
      { path: 'rest/a/b', says: '["/rest/[...path]",{"path":"a/b"}]' },
      { path: 'one/%C3%A9', says: '["/one/[id]",{"id":"é"}]' },
      { path: 'one/fixed', says: '["/one/fixed",{}]' },
      { path: 'x5y', says: '["/x[n]y",{"n":"5"}]' },
    ],
    inNode: true,
    lacks: small,
    onPush: 'chromium',
  },
  {
    name: 'two files of one shape, one of them prerendered',
    files: {
      'pages/[slug].ts': plain(
        "export const prerender = true; export const getStaticPaths = () => [{ params: { slug: 'listed' } }]; export const GET = () => new Response('file')",
      ),
      'pages/[other].ts': plain('export const GET = ({ params }) => new Response(params.other)'),
    },
    asks: [
      { path: 'listed', says: 'file' },
      { path: 'unlisted', says: 'unlisted' },
    ],
    lacks: small,
  },
  ...(['always', 'never', 'ignore'] as const).map((trailingSlash) => ({
    name: `trailingSlash ${trailingSlash}`,
    files: { 'pages/a.ts': plain(said), 'pages/at/[id].ts': plain(said) },
    asks: [
      { path: 'a//', says: trailingSlash === 'always' ? 'a/' : trailingSlash === 'never' ? 'a' : /^a\/?$/ },
      { path: 'at/7', says: trailingSlash === 'always' ? 'at/7/' : 'at/7' },
      { path: 'at/7/', says: trailingSlash === 'never' ? 'at/7' : 'at/7/' },
    ],
    options: { trailingSlash },
    lacks: small,
  })),
  {
    name: 'a relative base, and files kept offline',
    files: {
      'pages/at/[id].ts': plain('export const GET = ({ params, url }) => new Response(params.id + url.search)'),
    },
    asks: [{ path: 'at/7?q', says: '7?q' }],
    options: { offline: true },
    isRelative: true,
    lacks: ['session', 'rewrite', 'streams'],
  },
  {
    name: 'values that are stored',
    files: {
      'pages/api.ts': plain(`import { storage } from 'stowaway/storage'
        export const GET = async () => { await storage.set('n', new Uint8Array([104, 105])); return new Response(await storage.get('n')) }`),
    },
    asks: [{ path: 'api', says: 'hi', headersBack: { 'content-type': null } }],
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'packages, data, globs, and await at the top',
    files: {
      'lib/parts/a.ts': "export default 'first'",
      'lib/parts/b.ts': "export default 'second'",
      'data.json': '{ "greeting": "hi" }',
      'pages/api.ts': plain(`import { parse, stringify } from 'devalue'
        import { parseCookie } from 'cookie'
        import { greeting } from '../data.json'
        const parts = import.meta.glob('../lib/parts/*.ts')
        const first = await Object.values(parts)[0]()
        export const GET = async ({ params }) => {
          const all = await Promise.all(Object.values(parts).map((load) => load()))
          return new Response([greeting, first.default, all.length, parse(stringify(new Map([[1, 2]]))).get(1), parseCookie('a=b').a].join())
        }`),
    },
    asks: [{ path: 'api', says: 'hi,first,2,2,b' }],
    inNode: true,
  },
  {
    name: 'modules that fail when they are evaluated',
    files: {
      'pages/never.ts': plain(
        "if (typeof ServiceWorkerGlobalScope === 'function') throw new Error('not here'); export const GET = () => new Response('never')",
      ),
      'pages/api.ts': plain(
        'const { scope } = registration; export const POST = () => new Response(new URL(scope).protocol)',
      ),
    },
    asks: [
      { path: 'never', status: 500, says: /^Internal Server Error/ },
      { path: 'never', status: 500, says: /^Internal Server Error/ },
      { path: 'api', method: 'POST', says: 'http:' },
    ],
    lacks: ['session', 'rewrite', 'streams'],
  },
  {
    name: '1,000 routes',
    files: Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `pages/r${index}.ts`,
        `export const GET = () => new Response('${index}')`,
      ]),
    ),
    asks: [
      { path: 'r0', says: '0' },
      { path: 'r999', says: '999' },
      { path: 'r500/', says: '500' },
      { path: 'r500', method: 'POST', status: 404, says: /POST is not supported here/ },
    ],
    lacks: small,
    isLong: true,
  },
]
