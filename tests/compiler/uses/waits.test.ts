import { expect, test } from 'vitest'
import { usesOfFiles } from './modules.ts'

const waits = (body: string, others: Readonly<Record<string, string>> = {}): boolean =>
  usesOfFiles({ 'a.js': body, ...others }).waits
const inHandler = (body: string): boolean => waits(`export const GET = ({ params, request, url }) => { ${body} }`)

test.each([
  'return new Response("a")',
  'return new Response("a", { status: 201, headers: { "x-a": "b" } })',
  'return Response.json({ a: params.id, at: new Date() })',
  'return Response.redirect(new URL("/b", url), 303)',
  'return Response.json([...url.searchParams].map(([name]) => name.toUpperCase()))',
  'if (!params.id) throw new Error("no id"); return Response.json(JSON.parse(params.id))',
  'return Response.json({ lang: request.headers.get("accept-language") })',
])('a handler that answers at once: %s', (body) => {
  expect(inHandler(body)).toBe(false)
})

test('functions of its own, of a library, and async ones that wait for nothing', () => {
  expect(waits('const answer = (a) => new Response(a); export const GET = async () => answer("a")')).toBe(false)
  const lib = { 'lib/a.js': 'export const answer = () => new Response("a")' }
  expect(waits("import { answer } from './lib/a.js'; export const GET = () => answer()", lib)).toBe(false)
  const slow = { 'lib/a.js': 'export const answer = async () => { await 0; return new Response("a") }' }
  expect(waits("import { answer } from './lib/a.js'; export const GET = () => answer()", slow)).toBe(true)
})

test.each([
  'return new Promise(() => {})',
  'return Promise.resolve(new Response("a"))',
  'return fetch("https://a.example")',
  'return caches.match(request)',
  'return navigator.locks.request("a", () => new Response("a"))',
  'return request.json()',
  'return request["json"]()',
  'const { json } = request; return json.call(request)',
  'const { [params.id]: read } = request; return read.call(request)',
  'return request.text()',
  'return request.clone()[params.id]()',
  'return { then(resolve) { setTimeout(resolve, 1e6) } }',
  'return { then(resolve) {} }',
  'return { ["th" + "en"]: () => {} }',
  'return Object.fromEntries([["then", () => {}]])',
  'return url.searchParams[params.method]()',
  'return setTimeout(() => {}, 10)',
  'return slow`a`',
  'return new Response(new ReadableStream())',
  'return crypto.subtle.digest("SHA-256", new Uint8Array(1))',
  'return globalThis.fetch("/a")',
  'return import.meta.resolve("a")',
])('a handler that may wait: %s', (body) => {
  expect(inHandler(body)).toBe(true)
})

test.each([
  'export const GET = async () => new Response(await 1)',
  'export const GET = async () => { for await (const a of []) return new Response(a) }',
  'await 0; export const GET = () => new Response("a")',
  'export const GET = ({ cookies }) => new Response(cookies.get("a").value)',
  'export const GET = ({ session }) => new Response(session.id)',
  'export const GET = ({ rewrite }) => rewrite("/b")',
  'export const GET = (context) => run(context)',
  'import { get } from "idb-keyval"; export const GET = () => get("a")',
  'import { getStorage } from "stowaway/storage"; export const GET = () => new Response("a")',
  'export const GET = async () => (await import("./b.js")).answer()',
  'export const get = () => new Response("a")',
  'export * from "./unknown.js"; export const GET = () => new Response("a")',
])('code that may wait: %s', (code) => {
  expect(waits(code)).toBe(true)
})

test('middleware may wait', () => {
  const middleware = 'export const onRequest = (context, next) => next()'
  expect(waits('export const GET = () => new Response("a")', { 'middleware.js': middleware })).toBe(true)
})
