import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromPlainError, toPlainError } from '../../sw/core/errors/plain-error.ts'
import { createMemoryDriver } from '../../sw/core/session/memory-driver.ts'
import { bundleApp } from '../../sw/live/bundle/bundle-app.ts'
import { checkBundle } from '../../sw/live/bundle/check-bundle.ts'
import { evaluateBundle } from '../../sw/live/bundle/evaluate-bundle.ts'
import { toHostEvent, toLiveEvent } from '../../sw/live/bundle/live-event.ts'
import type { LiveFile } from '../../sw/live/bundle/live-files.ts'
import { ownParts } from '../../sw/live/bundle/own-parts.ts'
import { frameScript, sandboxScriptHash } from '../../sw/live/page/frame-script.ts'
import { makeBundle } from '../browser/live-bundles.ts'

test('the policy of the frame allows exactly its script', () => {
  const hash = createHash('sha256').update(frameScript).digest('base64')
  expect(sandboxScriptHash).toBe(`'sha256-${hash}'`)
  // It stands in a `script` element.
  expect(frameScript).not.toContain('</')
})

test('a bundle gets the modules of its host, and its endpoints are evaluated on first use', async () => {
  const bundle = makeBundle({
    'a.json.ts': `globalThis.evaluated = true
      const { json } = stowaway['stowaway']
      if (stowaway['astro:middleware'].sequence !== stowaway['stowaway/middleware'].sequence) throw new Error()
      return { GET: () => json(typeof stowaway['stowaway/storage'].storage.get) }`,
  })
  const app = bundleApp(bundle, { driver: createMemoryDriver() })
  expect('evaluated' in globalThis).toBe(false)
  expect(await (await app.fetch(new Request('http://x/a.json'))).json()).toBe('function')
})

test('two endpoints that match the same paths are an error, as in a build', async () => {
  const bundle = makeBundle({
    '[id].ts': "return { GET: () => new Response('id') }",
    '[name].ts': "return { GET: () => new Response('name') }",
  })
  const errors: unknown[] = []
  const app = bundleApp(bundle, { driver: createMemoryDriver(), onError: (error) => errors.push(error) })
  const response = await app.fetch(new Request('http://x/a', { headers: { accept: 'application/json' } }))
  expect(response.status).toBe(500)
  expect((await response.json()).message).toContain('[id].ts and [name].ts match the same paths')
  expect(errors).toMatchObject([{ code: 'RouteCollision' }])
})

test.for(['return 1', 'return { modules: {} }', '', 'return null'])('code that does "%s" is no bundle', (code) => {
  expect(() => evaluateBundle({ ...makeBundle({}), code })).toThrow(/no map of modules/)
})

test.for<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'text'],
  ['no hash', { ...makeBundle({}), hash: undefined }],
  ['a path as hash', { ...makeBundle({}), hash: '../x' }],
  ['a hash that is too long', { ...makeBundle({}), hash: 'x'.repeat(129) }],
  ['no code', { ...makeBundle({}), code: 1 }],
  ['no manifest', { ...makeBundle({}), manifest: null }],
  ['no routes', { ...makeBundle({}), manifest: { base: '' } }],
  ['files that are no list', { ...makeBundle({}), files: {} }],
  ['a file of text', { ...makeBundle({}), files: [{ path: '/a', type: 'text/plain', body: 'a' }] }],
  ['a file without a slash', { ...makeBundle({}), files: [{ path: 'a', type: 'text/plain', body: new Uint8Array() }] }],
  ['no options', { ...makeBundle({}), app: [] }],
])('a bundle with %s is refused', ([, value]) => {
  expect(() => checkBundle(value)).toThrow(/cannot be run/)
})

test('unknown parts of a bundle are left out', () => {
  const bundle = { ...makeBundle({}), bytes: 1, extra: () => 1 }
  const own = ownParts({ ...bundle, manifest: { ...bundle.manifest, files: new Set(['/a']) } })
  expect(JSON.parse(JSON.stringify(own))).toEqual(own)
  expect(own).not.toHaveProperty('bytes')
  expect(own.manifest.files).toEqual(['/a'])
})

test('an error keeps only its name, code and hint', () => {
  const thrown = Object.assign(new RangeError('too far'), { code: 'Far', hint: 'Stay', secret: {}, file: 7 })
  const plain = toPlainError(thrown)
  expect(plain).toMatchObject({ name: 'RangeError', message: 'too far', code: 'Far', hint: 'Stay' })
  expect(Object.keys(plain).sort()).toEqual(['code', 'hint', 'message', 'name', 'stack'])
  const error = fromPlainError(plain)
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'RangeError', message: 'too far', code: 'Far', hint: 'Stay' })
  expect(error.stack).toBe(thrown.stack)
})

const hostile = Object.defineProperty(new Error('x'), 'message', {
  get() {
    throw new Error('no')
  },
})

test.for<[string, unknown]>([
  ['nothing', undefined],
  ['a symbol', Symbol('x')],
  ['an object without prototype', Object.create(null)],
  ['an error that throws', hostile],
])('a thrown %s is reported too', ([, thrown]) => {
  expect(toPlainError(thrown)).toMatchObject({ name: 'Error', message: expect.any(String) })
})

test.for<[string, unknown]>([
  ['nothing', null],
  ['text', 'console'],
  ['no time', { type: 'console', level: 'log', args: [] }],
  ['arguments that are no list', { type: 'console', level: 'log', args: 'x', time: 1 }],
  ['cookies without an address', { type: 'cookies', values: [], time: 1 }],
  ['another type', { type: 'stopped', time: 1 }],
])('an event of %s is not told', ([, event]) => {
  expect(toHostEvent(event)).toBeUndefined()
  expect(toLiveEvent(event)).toBeUndefined()
})

test('an event is reported with its own parts only', () => {
  const console = { type: 'console', level: 'shout', args: [1], time: 1, more: 2 }
  expect(toHostEvent(console)).toEqual({ type: 'console', level: 'log', args: [1], time: 1 })
  const error = { type: 'error', error: { name: 'A', message: 'b', more: 1 }, url: '/x', time: 1 }
  expect(toHostEvent(error)).toMatchObject({ type: 'error', error: { name: 'A', message: 'b' }, url: '/x', time: 1 })
  expect(toLiveEvent({ type: 'switched', current: 'a', previous: 1 })).toEqual({ type: 'switched', current: 'a' })
  expect(toLiveEvent({ type: 'removed', x: 1 })).toEqual({ type: 'removed' })
})

const file = (path: string, text: string, type = 'text/html'): LiveFile => ({
  path,
  type,
  body: new TextEncoder().encode(text),
})

const site = bundleApp(
  {
    ...makeBundle(
      { 'index.ts': `return { GET: () => new Response('endpoint'), POST: () => new Response('posted') }` },
      { base: '/play/one/' },
    ),
    files: [
      file('/index.html', 'home'),
      file('/docs/index.html', 'docs'),
      file('/é b.html', 'accent'),
      file('/a.txt', '0123456789', 'text/plain'),
      file('/404.html', 'gone'),
    ],
  },
  { driver: createMemoryDriver() },
)

test.for<[string, string, RequestInit, number, string]>([
  ['the folder’s page, before an endpoint', '', {}, 200, 'home'],
  ['the same by its name', 'index.html', {}, 200, 'home'],
  ['a page of a folder', 'docs/', {}, 200, 'docs'],
  ['a clean address with escapes', '%C3%A9%20b', {}, 200, 'accent'],
  ['a part', 'a.txt', { headers: { range: 'bytes=2-4' } }, 206, '234'],
  ['no body for HEAD', 'a.txt', { method: 'HEAD' }, 200, ''],
  ['the endpoint for other methods', '', { method: 'POST', headers: { origin: 'http://x' } }, 200, 'posted'],
  ['the project’s own 404 page', 'missing', {}, 404, 'gone'],
  ['no file above the folder', '../a.txt', {}, 404, 'gone'],
])('beside endpoints, files are answered: %s', async ([, path, init, status, body]) => {
  const response = await site.fetch(new Request(`http://x/play/one/${path}`, init))
  expect([response.status, await response.text()]).toEqual([status, body])
})

test.for<[string, string, string]>([
  ['Get', 'return { Get: () => new Response("x") }', 'HandlerMisspelled'],
  ['GETT, beside POST', 'return { GETT: () => new Response("x"), POST: () => new Response("x") }', 'MethodMisspelled'],
  ['a default export alone', 'return { default: () => new Response("x") }', 'EndpointHasNoHandler'],
])('what is almost a handler is an error in a bundle too: %s', async ([, code, expected]) => {
  const errors: unknown[] = []
  const bundle = makeBundle({ 'a.json.ts': code })
  const app = bundleApp(bundle, { driver: createMemoryDriver(), onError: (error) => errors.push(error) })
  const response = await app.fetch(new Request('http://x/a.json'))
  expect([response.status, errors]).toEqual([500, [expect.objectContaining({ code: expected })]])
})
