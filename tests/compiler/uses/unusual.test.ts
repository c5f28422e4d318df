import { expect, test } from 'vitest'
import { usesAny } from '../../../compiler/uses/uses.ts'
import { flagsOf, usesOfFiles } from './modules.ts'

const usesOf = (code: string) => usesOfFiles({ 'a.js': code })
const handler = (body: string) => `export const GET = async (context) => { const { request } = context; ${body} }`

test.each([
  ['a function that becomes another one', 'export function GET() {} GET = ({ session }) => Response.json(session)'],
  ['a default function that becomes another', 'export default function GET() {} GET = (c) => c.a; export { GET }'],
  ['another value of a name', 'export const GET = (c) => { c.params = { id: 1 }; return Response.json(c.params) }'],
  ['a deleted name', 'export const GET = (c) => { delete c.url; return Response.json("url" in c) }'],
  ['a name in a loop', 'export const GET = (c) => { for (c.url of [1]); return Response.json(c.url) }'],
  ['a name as target', 'export const GET = (c) => { ({ a: c.url } = { a: 1 }); return Response.json(c.url) }'],
  ['a name in a list', 'export const GET = (c) => { [c.url] = [1]; return Response.json(c.url) }'],
  ['a name with a default', 'export const GET = (c) => { [c.url = 2] = [1]; return Response.json(c.url) }'],
  ['a counted name', 'export const GET = (c) => { c.url++; return Response.json(c.url) }'],
  [
    'a name set by a function',
    'const f = (c) => { c.site = 1 }; export const GET = (c) => { f(c); return new Response() }',
  ],
  ['apply', 'function f({ session }) { return session } export const GET = (...all) => f.apply(null, all)'],
  ['call', 'function f({ session }) { return session } export const GET = (c) => f.call(null, c)'],
  ['a getter', 'export const GET = (c) => Response.json(({ get v() { return c } }).v.session)'],
  ['a generator', 'export const GET = (c) => Response.json([...(function* () { yield c })()][0].session)'],
  ['a set', 'export const GET = (c) => Response.json([...new Set([c])][0].session)'],
  ['a promise', 'export const GET = (c) => Promise.resolve(c).then(({ session }) => Response.json(session))'],
  ['JSON', 'export const GET = (c) => new Response(JSON.stringify(c))'],
  ['assign', 'export const GET = (c) => Response.json(Object.assign({}, c).session)'],
  ['a class', 'class A { constructor(c) { this.c = c } } export const GET = (c) => Response.json(new A(c).c.session)'],
  ['this', 'export function GET(c) { this.c = c; return Response.json(1) } export let c'],
  ['a nested rest', 'export const GET = (c) => { const { url, ...rest } = c; return Response.json(rest.session) }'],
  ['a key that is a symbol', 'export const GET = (c) => Response.json(c[Symbol.iterator])'],
  ['a label', 'export const GET = (c) => { c: for (const c of []) continue c; return Response.json(c) }'],
])('any name of the context: %s', (_, code) => {
  expect(usesOf(code).context).toBe('any')
})

test('names that are assigned to variables further out', () => {
  const code = `let r; const answer = () => new Response(pick(r)); const pick = (o) => o["bo" + "dy"]
    export const GET = (c) => { ({ request: r } = c); return answer() }`
  expect(flagsOf(usesOf(code))).toEqual(expect.arrayContaining(['cookieHeaders', 'streams']))
})

test.each([
  'const r = request.valueOf(); return new Response(r["bo" + "dy"])',
  'const o = { request }; return new Response(o.request["bo" + "dy"])',
  'return new Response([request].map((r) => r["bo" + "dy"])[0])',
  'const { constructor: R } = request; return new Response(new R("/a").url)',
])('a request that nobody follows: %s', (body) => {
  expect(flagsOf(usesOf(handler(body)))).toEqual(expect.arrayContaining(['cookieHeaders', 'streams', 'bytes']))
})

test.each([
  'const out = new Response("a"); out["head" + "ers"].append("Set-Coo" + "kie", "a=b"); return out',
  'const key = ["hea", "ders"].join(""); const out = Response.json(1); out[key].set(["set", "cookie"].join("-"), "a=b"); return out',
  'const { ["hea" + "ders"]: h } = new Response("a"); h.set("Set-Coo" + "kie", "a=b"); return new Response()',
  'const out = await next(); for (const k in out) if (k.length === 7) out[k].set("Set-Coo" + "kie", "a=b"); return out',
])('headers of a response that are hidden: %s', (body) => {
  expect(flagsOf(usesOf(handler(body)))).toContain('cookieHeaders')
})

test.each([
  'const r = new Response("a"); r.headers.delete("content-type"); return r',
  'const r = new Response("a"); r.headers.delete("Content-Type"); return r',
  'const r = new Response("a"); r.headers["delete"](context.url.search); return r',
  'const name = "content-type"; const r = new Response("a"); r.headers.delete(name); return r',
])('a text without its type: %s', (body) => {
  expect(flagsOf(usesOf(handler(body)))).toContain('bytes')
})

test.each([
  'const { constructor: F } = () => {}; return F("return fetch")()("/a")',
  'const F = (() => {}).constructor; return F("return fetch")()("/a")',
  'return (() => {})?.["constructor"]("return fetch")()("/a")',
  'const code = "fetch(\'/a\')"; setTimeout(code, 1); return new Response()',
  'const { eval: e } = globalThis; return e("fetch")("/a")',
  'const w = globalThis.self; return w["fe" + "tch"]("/a")',
  'return import("data:text/javascript,export default fetch").then((m) => m.default("/a"))',
])('everything: %s', (body) => {
  expect(usesOf(handler(body))).toEqual(usesAny)
})

test.each([
  'return Response.json(request.method.constructor === String)',
  'return Response.json(context.params.constructor.name)',
  'setTimeout(() => {}, 1); return new Response()',
  'context.cookies.delete("a"); return new Response("a", { headers: { "content-type": "text/css" } })',
  'return await new Promise((done) => setTimeout(done, 1, new Response()))',
])('nothing: %s', (body) => {
  expect(flagsOf(usesOf(handler(body)))).toEqual([])
})
