import { expect, test } from 'vitest'
import { usesAny } from '../../../compiler/uses/uses.ts'
import { usesOf } from '../../../compiler/uses/uses-of.ts'
import { flagsOf, usesOfFiles } from './modules.ts'

const flags = (body: string) => flagsOf(usesOfFiles({ 'a.js': body }))
const inHandler = (body: string) => flags(`export const GET = async ({ params, request, url }) => { ${body} }`)

test('no modules use nothing', () => {
  expect(usesOf([])).toMatchObject({ context: [], cookieHeaders: false, requests: false })
})

test.each([
  'return new Response("a")',
  'return Response.json({ a: params.id }, { status: 201 })',
  'return Response.redirect(new URL("/b", url), 303)',
  'return new Response(null, { status: 204, headers: { "x-a": "b" } })',
  'const headers = { "content-type": "text/plain" }; return new Response("a", { headers })',
  'const h = new Headers({ a: "b" }); h.set("x", "y"); return new Response("a", { headers: h })',
  'const r = new Response("a"); r.headers.set("x-a", "b"); return r',
  'const h = request.headers; return Response.json([h.get("a"), h.has("b")])',
  'const { headers } = request; return Response.json(headers.get("a"))',
  'const { headers: h } = request; return Response.json(h.get("accept"))',
  'return Response.json(await request.json())',
  'return Response.json({ comment: "A cookie is sweet" })',
  'const data = await request.json(); return Response.json(data.items.map((item) => item.name))',
  'return new Response("a", { headers: [["x-a", "b"]] })',
  'return new Response("a", params.x ? { status: 404 } : undefined)',
  'const init = { headers: { a: "b" } }; init.status = 201; return new Response("a", init)',
  `return new Response(\`\${url}\`, { headers: { "content-type": "text/html", ...(url.search && { a: "b" }) } })`,
  'return Response.json(params instanceof Response || "ServiceWorkerGlobalScope" in globalThis)',
  'const todos = {}; todos[params.id] = url.search; return Response.json(todos[params.id])',
  'const type = "x-type"; return new Response("a", { headers: { [type]: "b" } })',
  'const body = "a"; return new Response(body)',
])('nothing: %s', (body) => {
  expect(inHandler(body)).toEqual([])
})

test('functions that answer', () => {
  const json = 'const json = (data, init = {}) => new Response(JSON.stringify(data), { ...init, headers: { a: "b" } });'
  expect(flags(`${json} export const GET = () => json(1); export const POST = () => json(2, { status: 201 })`)).toEqual(
    [],
  )
  expect(flags(`${json} export const GET = async (c) => json(1, await c.request.json())`)).toContain('cookieHeaders')
  expect(flags(`${json} export const GET = () => json(1, ...[{}])`)).toContain('cookieHeaders')
  expect(flags(`${json} export const GET = () => Response.json([1].map(json))`)).toContain('cookieHeaders')
  const lib = (code: string, use: string) =>
    flagsOf(usesOfFiles({ 'lib/a.js': code, 'a.js': `import { answer } from './lib/a.js'; ${use}` }))
  const answer = 'export const answer = (data, headers) => new Response(data, { headers })'
  expect(lib(answer, 'export const GET = () => answer("a", { b: "c" })')).toEqual([])
  expect(lib(answer, 'export const GET = ({ params }) => answer("a", { [params.a]: "c" })')).toContain('cookieHeaders')
  expect(lib(`${answer}; export const other = answer`, 'export const GET = () => answer("a", { b: "c" })')).toContain(
    'cookieHeaders',
  )
  const shared = 'export const answer = { "x-a": "b" }'
  expect(lib(shared, 'export const GET = () => new Response("a", { headers: answer })')).toEqual([])
  expect(
    lib(shared, 'answer[Math.random()] = "c"; export const GET = () => new Response("a", { headers: answer })'),
  ).toContain('cookieHeaders')
  const both = {
    'lib/a.js': `${shared}; export const make = () => new Response("a", { headers: answer })`,
    'a.js': "import * as a from './lib/a.js'; a.answer[Math.random()] = 'c'; export const GET = () => a.make()",
  }
  expect(flagsOf(usesOfFiles(both))).toContain('cookieHeaders')
})

test.each([
  'return Response.json(request.headers.get("Cookie"))',
  'return Response.json(request.headers.get("c" + "ookie"))',
  'return Response.json(request.headers.get(params.name))',
  'return Response.json(request.headers["get"]("coo\\x6bie"))',
  'request.headers.set("x-a", "b"); return new Response("a")',
  'const { headers: h } = request; h.append("x-a", "b"); return new Response("a")',
  'const h = request.headers; h.delete("accept"); return new Response("a")',
  'add(request); return new Response("a"); function add(r) { r.headers.set("x-a", "b") }',
  'const name = `COOKIE`; return Response.json(request.headers.get(name))',
  'return Response.json([...request.headers])',
  'return Response.json(Object.fromEntries(request.headers))',
  'const h = request.headers; return Response.json([...h])',
  'const h = request.headers, i = h; return Response.json(i.get(params.a))',
  'const { headers: { get } } = request; return Response.json(1)',
  'const { headers, ...others } = request; headers.forEach(console.log); return Response.json(1)',
  'request.headers.forEach((value, name) => console.log(name)); return Response.json(1)',
  'const { ["head" + "ers"]: h } = request; return Response.json([...h])',
  'return Response.json([...request["head" + "ers"]])',
  'return Response.json(read(request)); function read(r) { for (const k in r) if (k.length === 7) return [...r[k]] }',
  'return Response.json(structuredClone({ request }))',
  'const r = new Response("a"); r.headers.append("set-cookie", "a=b"); return r',
  'return new Response("a", { headers: { "Set-Cookie": "a=b" } })',
  'return new Response("a", { headers: { ["set-" + "cookie"]: "a=b" } })',
  'return new Response("a", { headers: [["Set-Cookie", "a=b"]] })',
  'return new Response("a", { headers: [[params.name, "a=b"]] })',
  'return new Response("a", { headers: params })',
  'return new Response("a", { ...params })',
  'return new Response("a", params)',
  'return new Response(...["a", params])',
  'return Response.json(1, { headers: new Headers(url.searchParams) })',
  'const h = new Headers(); h.set(params.name, "b"); return new Response("a", { headers: h })',
  'const h = new Headers(); add(h); return new Response("a", { headers: h }); function add(o) { o.set(params.name, "b") }',
  'const h = {}; h[params.name] = "b"; return new Response("a", { headers: h })',
  'const h = {}; Object.assign(h, params); return new Response("a", { headers: h })',
  'const init = { headers: {} }; init.headers[params.name] = "b"; return new Response("a", init)',
  'const init = {}; init.headers = params; return new Response("a", init)',
  'const init = {}; init["hea" + "ders"] = params; return new Response("a", init)',
  'let h = { a: "b" }; h = params; return new Response("a", { headers: h })',
  'const R = Response; return new R("a", params)',
  'return new globalThis.Response("a", params)',
  'return new (class extends Response {})("a", params)',
  'return Reflect.construct(Response, ["a", params])',
  'return Response["json"].call(Response, 1, params)',
  'const { json } = Response; return json(1, params)',
  'const r = new Response("a"); return new r.constructor("b", params)',
  'return new Response("a", new (class { headers = params })())',
  'await cookieStore.set("a", "b"); return new Response("a")',
  'return Response.json(new Response("a").headers.getSetCookie())',
])('headers of cookies: %s', (body) => {
  expect(inHandler(body)).toContain('cookieHeaders')
})

test.each([
  'return fetch("/other")',
  'const { fetch: get } = globalThis; return get("/other")',
  'return self["fetch"]("/other")',
  'return self["fe" + "tch"]("/other")',
  'return globalThis?.fetch?.("/a")',
  'const g = globalThis; return g["fe" + "tch"]("/a")',
  'return (0, eval)("fetch")("/a")',
  'return Function("return fetch")()("/a")',
  'return (() => {}).constructor("return fetch")()("/a")',
  'return Reflect.get(globalThis, "fetch")("/a")',
  'return Object.values(globalThis)[3]("/a")',
  'return Response.json(new Request("/a").url)',
  'const r = new request.constructor("/a"); return new Response(r.url)',
  'return \\u0066etch("/a")',
])('requests: %s', (body) => {
  const found = inHandler(body)
  expect(found).toContain(body.includes('request.constructor') ? 'cookieHeaders' : 'requests')
  expect(found).toEqual(expect.arrayContaining(['streams', 'bytes']))
})

test.each([
  'return new Response(new ReadableStream())',
  'return new Response(request.body)',
  'const { body } = request; return new Response(body)',
  'return new Response(request["bo" + "dy"])',
  'const k = "body"; return new Response(pick(request, k)); function pick(o, k) { return o[k] }',
  'return new Response((await request.blob()).stream())',
  'return new Response(new self.CompressionStream("gzip").readable)',
  'return new Response(async function* () { yield "a" }())',
  'return new Response({ async *[Symbol.asyncIterator]() { yield "a" } })',
  'return (await caches.match("/a")) ?? new Response()',
  'const R = Response; return new R(params.a)',
  'const { port1 } = new MessageChannel(); return new Response(await new Promise((done) => { port1.onmessage = done }))',
])('streams: %s', (body) => {
  expect(inHandler(body)).toEqual(expect.arrayContaining(['streams', 'bytes']))
})

test.each([
  'return new Response(new Uint8Array(3))',
  'return new Response(await request.arrayBuffer())',
  'return new Response(await request.blob())',
  'return new Response(await request.bytes())',
  'return new Response(await request.formData())',
  'return new Response(Buffer.from("a"))',
  'return new Response(new TextEncoder().encode("a"))',
  'return new Response(await crypto.subtle.digest("SHA-1", params.x))',
])('bytes: %s', (body) => {
  const found = inHandler(body)
  expect(found).toContain('bytes')
  expect(found).not.toContain('streams')
})

test('what this package offers', () => {
  const of = (names: string, handler: string) => {
    const uses = usesOfFiles({ 'a.js': `import { ${names} } from 'stowaway'; export const GET = ${handler}` })
    return [uses.context, ...flagsOf(uses)]
  }
  expect(of('json', '({ params }) => json(params, { status: 201 })')).toEqual([['params']])
  expect(of('json as j', '({ params }) => j(params, params)')).toEqual([['params'], 'cookieHeaders'])
  expect(of('json', '(c) => Promise.resolve(1).then(json)')).toEqual([[], 'cookieHeaders'])
  expect(of('eventStream', '(c) => eventStream(c, () => {})')).toEqual([
    ['request', 'signal', 'url'],
    'streams',
    'bytes',
  ])
  expect(of('rangeResponse as r', '({ request }) => r(request, new Response("a"))')).toEqual([
    ['request'],
    'streams',
    'bytes',
  ])
  expect(of('createApp', '() => new Response("a")')[0]).toBe('any')
  const storage =
    "import { storage } from 'stowaway/storage'; export const GET = async () => new Response(await storage.get('a'))"
  expect(flags(storage)).toEqual(['bytes'])
  const whole = "import * as all from 'stowaway'; export const GET = () => all['event' + 'Stream']()"
  expect(usesOfFiles({ 'a.js': whole })).toEqual(usesAny)
  const again = { 'lib/a.js': "export { json as answer } from 'stowaway'" }
  const use = "import { answer } from './lib/a.js'; export const GET = ({ params }) => answer(1, params)"
  expect(flagsOf(usesOfFiles({ ...again, 'a.js': use }))).toEqual(['cookieHeaders'])
})

test('the methods that have handlers', () => {
  const of = (code: string) => usesOfFiles({ 'a.js': code }).methods
  expect(
    of(
      'export const GET = () => null, prerender = false; export function PURGE() {}; export { a as del }; const a = 1',
    ),
  ).toEqual(['GET', 'PURGE', 'del'])
  expect(of("export * from './other.js'")).toBe('any')
  expect(usesOfFiles({ 'middleware.js': 'export const onRequest = () => null' }).methods).toEqual([])
})

test('the names that endpoints export', () => {
  expect(flags('export const get = () => ({ body: "a" })')).toContain('legacy')
  expect(flags('const a = () => ({ body: "a" }); export { a as del }')).toContain('legacy')
  expect(flags('const a = () => ({ body: "a" }); export { a as "all" }')).toContain('legacy')
  expect(flags('export const { get } = { get: () => ({ body: "a" }) }')).toContain('legacy')
  expect(flags('export const timeout = 5; export const GET = () => new Response()')).toEqual(['timeout'])
  expect(flags('export function getStaticPaths() { return [] }; export const GET = () => new Response()')).toEqual([
    'staticPaths',
  ])
  const star = { 'a.js': "export * from './lib/a.js'", 'lib/a.js': 'export const post = () => ({}), timeout = 1' }
  expect(flagsOf(usesOfFiles(star))).toEqual(expect.arrayContaining(['legacy', 'timeout']))
  const lib = {
    'a.js': "import './lib/a.js'; export const GET = () => new Response()",
    'lib/a.js': 'export const get = 1, timeout = 1',
  }
  expect(flagsOf(usesOfFiles(lib))).toEqual([])
})

test.each([
  "import x from 'elsewhere'; export const GET = () => new Response(x)",
  "import './elsewhere.js'; export const GET = () => new Response()",
  'export const GET = async ({ params }) => (await import(params.x)).default',
  'export const GET = () => new Response(require("x"))',
  'exports.GET = () => new Response()',
  'module.exports = { GET: () => new Response() }',
  'export const GET = () => new Response(new WebAssembly.Instance(module).exports.a)',
  'export const GET = () => new Response(import.meta.glob("./*.js"))',
  'export const GET = () => { setTimeout("fetch()", 1); return new Response() }',
  'export const GET = () => { keep(self); return new Response() }; const keep = () => {}',
  "export * from 'stowaway'",
])('everything: %s', (code) => {
  expect(usesOfFiles({ 'a.js': code })).toEqual(usesAny)
})

test('a library counts', () => {
  const files = { 'a.js': "import { a } from './lib/a.js'; export const GET = () => new Response(a)" }
  expect(flagsOf(usesOfFiles({ ...files, 'lib/a.js': 'export const a = () => fetch' }))).toEqual([
    'requests',
    'streams',
    'bytes',
  ])
  expect(flagsOf(usesOfFiles({ ...files, 'lib/a.js': 'export const a = (r) => r.headers.get("cookie")' }))).toEqual([
    'cookieHeaders',
  ])
})
