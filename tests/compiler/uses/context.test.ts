import { expect, test } from 'vitest'
import { usesOfFiles } from './modules.ts'

const contextOf = (files: Readonly<Record<string, string>> | string) =>
  usesOfFiles(typeof files === 'string' ? { 'a.js': files } : files).context

test.each([
  ['no param', 'export const GET = () => new Response("a")', []],
  ['a pattern', 'export const GET = ({ params, url }) => Response.json([params.id, url.pathname])', ['params', 'url']],
  ['an alias in a pattern', 'export const GET = ({ cookies: jar }) => Response.json(jar.get("a"))', ['cookies']],
  ['a nested pattern', 'export const GET = ({ url: { searchParams } }) => Response.json([...searchParams])', ['url']],
  ['a default in a pattern', 'export const GET = ({ locals = {} }) => Response.json(locals)', ['locals']],
  ['a default param', 'export const GET = ({ site } = {}) => Response.json(site)', ['site']],
  ['a text as key', 'export const GET = ({ "session": s }) => Response.json(s)', ['session']],
  ['a computed text as key', 'export const GET = ({ ["session"]: s }) => Response.json(s)', ['session']],
  ['a template as key', 'export const GET = ({ [`session`]: s }) => Response.json(s)', ['session']],
  ['a function', 'export function GET(context) { return Response.json(context.params) }', ['params']],
  ['an async function', 'export async function POST(c) { return Response.json(await c.request.json()) }', ['request']],
  ['an escape in a name', 'export const GET = (c) => Response.json(c.\\u0063ookies.get("a"))', ['cookies']],
  ['an escape in a key', 'export const GET = ({ \\u{63}ookies }) => Response.json(cookies.get("a"))', ['cookies']],
  ['an escape in a text', 'export const GET = (c) => Response.json(c["\\x63ookies"].get("a"))', ['cookies']],
  ['an optional member', 'export const GET = (c) => Response.json(c?.locals?.user)', ['locals']],
  ['parentheses', 'export const GET = ((c) => Response.json((c).params))', ['params']],
  ['a const', 'const a = (c) => Response.json(c.site); export { a as GET }', ['site']],
  ['a chain of names', 'const a = (c) => Response.json(c.site); const b = a; export const GET = b', ['site']],
  ['a text as export name', 'const a = ({ site }) => Response.json(site); export { a as "GET" }', ['site']],
  [
    'an inner pattern',
    'export const GET = (c) => { const { params, url: u } = c; return Response.json(params) }',
    ['params', 'url'],
  ],
  ['an alias', 'export const GET = (c) => { const d = c; return Response.json(d.props) }', ['props']],
  [
    'an assigned pattern',
    'export const GET = (c) => { let params; ({ params } = c); return Response.json(params) }',
    ['params'],
  ],
  ['a closure', 'export const GET = (c) => Response.json([1].map(() => c.params.id))', ['params']],
  ['a condition', 'export const GET = (c) => { if (c) return Response.json(c.params) }', ['params']],
  ['in', 'export const GET = (c) => Response.json("session" in c)', ['session']],
  ['assigning', 'export const GET = (c) => { c.locals = {}; return Response.json(1) }', ['locals']],
  [
    'one of two',
    'const a = ({ url }) => 1, b = ({ site }) => 2; export const GET = Math.random() > 1 ? a : b',
    ['site', 'url'],
  ],
  ['passed to a function', 'const f = ({ site }) => site; export const GET = (c) => Response.json(f(c))', ['site']],
  [
    'passed to a second param',
    'function f(a, c) { return c.url } export const GET = (c) => Response.json(f(1, c))',
    ['url'],
  ],
  ['passed to itself', 'export const GET = (c) => c.params.x ? GET(c) : Response.json(1)', ['params']],
  [
    'all handlers',
    'export const GET = ({ url }) => Response.json(url); export const PURGE = ({ site }) => Response.json(site)',
    ['site', 'url'],
  ],
  [
    'other exports',
    'export const LIMIT = 3, KEPT = new Map(); export default (c) => c; export const prerender = false',
    [],
  ],
  [
    'a named function expression',
    'export const GET = function GET({ params }) { return Response.json(params) }',
    ['params'],
  ],
  [
    'an endless chain of names',
    'const a = b, b = a; export const GET = Math.random() ? a : () => new Response()',
    'any',
  ],
  ['a rest', 'export const GET = ({ params, ...others }) => Response.json(others)', 'any'],
  ['a spread', 'export const GET = (c) => Response.json({ ...c })', 'any'],
  ['a rest param', 'export const GET = (...all) => Response.json(all[0].url)', 'any'],
  ['arguments', 'export function GET() { return Response.json(arguments[0].session) }', 'any'],
  ['a computed member', 'export const GET = (c) => Response.json(c["ses" + "sion"])', 'any'],
  ['a computed key', 'const k = "session"; export const GET = ({ [k]: s }) => Response.json(s)', 'any'],
  ['listing', 'export const GET = (c) => Response.json(Object.entries(c))', 'any'],
  ['for in', 'export const GET = (c) => { for (const key in c) console.log(key); return Response.json(1) }', 'any'],
  ['returning', 'const id = (c) => c; export const GET = (c) => Response.json(id(c).session)', 'any'],
  ['keeping', 'let last; export const GET = (c) => { last = c; return Response.json(last.session) }', 'any'],
  ['into a member', 'export const GET = (c) => { globalThis.c = c; return Response.json(1) }', 'any'],
  ['into an object', 'export const GET = (c) => use({ c }); const use = (o) => Response.json(o.c.session)', 'any'],
  ['into a list', 'export const GET = (c) => Response.json([c].map((d) => d.session))', 'any'],
  ['or', 'export const GET = (c) => { const d = c || {}; return Response.json(d.session) }', 'any'],
  ['one of two values', 'export const GET = (c) => Response.json((c.url ? c : null).session)', 'any'],
  ['throwing', 'export const GET = (c) => { try { throw c } catch (d) { return Response.json(d.session) } }', 'any'],
  ['yield', 'export function* GET(c) { yield c }', 'any'],
  ['valueOf', 'export const GET = (c) => Response.json(c.valueOf().session)', 'any'],
  ['a name that no context has', 'export const GET = (c) => Response.json(c.context)', 'any'],
  ['a tag', `const tag = (_, c) => c.session; export const GET = (c) => Response.json(tag\`\${c}\`)`, 'any'],
  ['a spread argument', 'const f = (a, c) => c.session; export const GET = (c) => Response.json(f(...[1], c))', 'any'],
  ['a method', 'const o = { f: (c) => c.session }; export const GET = (c) => Response.json(o.f(c))', 'any'],
  ['a getter as handler', 'const o = { get GET() { return (c) => c } }; export const { GET } = o', 'any'],
  ['a static method', 'class A { static get({ session }) { return session } } export const GET = A.get', 'any'],
  ['a wrapper', 'const wrap = (f) => (c) => f(c); export const GET = wrap(({ url }) => Response.json(url))', 'any'],
  ['bind', 'function f(c) { return Response.json(c.session) } export const GET = f.bind(null)', 'any'],
  ['a proxy', 'export const GET = new Proxy(() => {}, { apply: (_, __, [c]) => Response.json(c.session) })', 'any'],
  ['another value later', 'export let GET = () => new Response(); GET = (c) => Response.json(c)', 'any'],
  [
    'another value of an inner function',
    'function f() {} f = (c) => c.session; export const GET = (c) => Response.json(f(c))',
    'any',
  ],
])('%s', (_, code, expected) => {
  expect(contextOf(code)).toEqual(expected)
})

test('another module', () => {
  const lib =
    'export const GET = ({ session }) => Response.json(session); export default ({ site }) => Response.json(site)'
  const of = (code: string) => contextOf({ 'a.js': code, 'lib/x.js': lib })
  expect(of("export { GET } from './lib/x.js'")).toEqual(['session'])
  expect(of("export { GET as POST } from './lib/x.js'")).toEqual(['session'])
  expect(of("export { default as GET } from './lib/x.js'")).toEqual(['site'])
  expect(of("export * from './lib/x.js'")).toEqual(['session'])
  expect(of("import { GET as get } from './lib/x.js'; export const POST = get")).toEqual(['session'])
  expect(of("import f from './lib/x.js'; export const GET = (c) => f(c)")).toEqual(['site'])
  expect(of("import * as x from './lib/x.js'; export const POST = x.GET")).toBe('any')
  expect(of("export { GET } from './lib/other.js'")).toBe('any')
  expect(of("export * from './lib/other.js'")).toBe('any')
})

test('modules that export each other', () => {
  const files = {
    'lib/a.js': "export * from './b.js'",
    'lib/b.js': "export * from './a.js'; export const GET = ({ url }) => url",
  }
  expect(contextOf({ 'a.js': "export * from './lib/a.js'", ...files })).toEqual(['url'])
  expect(contextOf({ 'a.js': "export { GET } from './b.js'", 'b.js': "export { GET } from './a.js'" })).toBe('any')
})

test('middleware', () => {
  const of = (code: string) => {
    const { context, rewrites } = usesOfFiles({ 'middleware.js': code })
    return [context, rewrites]
  }
  expect(of('export const onRequest = (c, next) => { c.locals.a = 1; return next() }')).toEqual([['locals'], false])
  expect(of('export const onRequest = async ({ url }, next) => url.search ? next("/a") : next()')).toEqual([
    ['url'],
    true,
  ])
  expect(of('export const onRequest = (_, next) => go(next); const go = (next) => next()')).toEqual([[], false])
  expect(of('export const onRequest = (_, next) => go(next); const go = (n) => n("/a")')).toEqual([[], true])
  expect(of('export const onRequest = (_, next) => next.call(null, "/a")')).toEqual([[], true])
  expect(of('export const onRequest = (_, ...more) => more[0]("/a")')).toEqual([[], true])
  expect(of('export const onRequest = (_, next) => [next][0]("/a")')).toEqual([[], true])
  expect(of('export const onRequest = ({ rewrite }) => rewrite("/a")')).toEqual([['rewrite'], true])
  expect(of('export const onRequest = (c, next) => next(c.url)')).toEqual([['url'], true])
  const own = "import { sequence, defineMiddleware } from 'astro:middleware';"
  expect(of(`${own} export const onRequest = defineMiddleware((c, next) => next(c.locals.path))`)).toEqual([
    ['locals'],
    true,
  ])
  expect(
    of(
      `${own} const a = defineMiddleware(({ session }, next) => next()); export const onRequest = sequence(a, ({ site }, next) => next())`,
    ),
  ).toEqual([['session', 'site'], false])
  expect(of(`${own} const all = []; export const onRequest = sequence(...all)`)).toEqual(['any', true])
  expect(of('const sequence = (f) => (c) => f(c); export const onRequest = sequence((c) => c.url)')).toEqual([
    'any',
    true,
  ])
})
