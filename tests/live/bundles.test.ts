import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createMemoryDriver } from '../../sw/core/session/memory-driver.ts'
import { bundleApp } from '../../sw/live/bundle/bundle-app.ts'
import { checkBundle } from '../../sw/live/bundle/check-bundle.ts'
import { evaluateBundle } from '../../sw/live/bundle/evaluate-bundle.ts'
import { toHostEvent, toLiveEvent } from '../../sw/live/bundle/live-event.ts'
import { ownParts } from '../../sw/live/bundle/own-parts.ts'
import { fromPlainError, toPlainError } from '../../sw/live/bundle/plain-error.ts'
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
  ['no options', { ...makeBundle({}), app: [] }],
])('a bundle with %s is refused', ([, value]) => {
  expect(() => checkBundle(value)).toThrow(/cannot be run/)
})

test('what a bundle carries beside its own parts is left out, and what remains is JSON', () => {
  const bundle = { ...makeBundle({}), bytes: 1, extra: () => 1 }
  const own = ownParts({ ...bundle, manifest: { ...bundle.manifest, files: new Set(['/a']) } })
  expect(JSON.parse(JSON.stringify(own))).toEqual(own)
  expect(own).not.toHaveProperty('bytes')
  expect(own.manifest.files).toEqual(['/a'])
})

test('an error keeps its name, code and hint on its way, and nothing else', () => {
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
])('%s that was thrown is told too', ([, thrown]) => {
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

test('an event is told with its own parts alone', () => {
  const console = { type: 'console', level: 'shout', args: [1], time: 1, more: 2 }
  expect(toHostEvent(console)).toEqual({ type: 'console', level: 'log', args: [1], time: 1 })
  const error = { type: 'error', error: { name: 'A', message: 'b', more: 1 }, url: '/x', time: 1 }
  expect(toHostEvent(error)).toMatchObject({ type: 'error', error: { name: 'A', message: 'b' }, url: '/x', time: 1 })
  expect(toLiveEvent({ type: 'switched', current: 'a', previous: 1 })).toEqual({ type: 'switched', current: 'a' })
  expect(toLiveEvent({ type: 'removed', x: 1 })).toEqual({ type: 'removed' })
})
