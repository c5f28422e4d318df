import { describe, expect, test } from 'vitest'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { legacyHandler } from '../../../sw/core/endpoint/legacy-endpoint.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'

async function answer(file: string, module: EndpointModule, path: string, init?: RequestInit) {
  const warnings: string[] = []
  const { manifest } = createManifest({ files: [file] })
  const app = createApp({ manifest, load: () => module, onError: () => {}, onWarning: (text) => warnings.push(text) })
  const response = await app.fetch(new Request(`http://localhost${path}`, init))
  const bytes = [...new Uint8Array(await response.arrayBuffer())]
  return { status: response.status, type: response.headers.get('content-type'), bytes, warnings, response }
}

const text = (value: string) => [...new TextEncoder().encode(value)]

describe('what a lower-case handler returns', () => {
  const cases: [string, unknown, number[]][] = [
    ['a body', { body: 'café' }, text('café')],
    ['an empty body', { body: '' }, []],
    ['no body', {}, []],
    ['null as the body', { body: null }, text('null')],
    ['a number as the body', { body: 42 }, text('42')],
    ['a text', 'text', []],
    ['a number', 1, []],
    ['base64', { body: 'AAEC/w==', encoding: 'base64' }, [0, 1, 2, 255]],
    ['hex', { body: '00ff10', encoding: 'hex' }, [0, 255, 16]],
    ['binary', { body: '\u0000\u0080\u00ff', encoding: 'binary' }, [0, 128, 255]],
    ['latin1', { body: 'é', encoding: 'latin1' }, [233]],
    ['utf16le', { body: 'hé', encoding: 'utf16le' }, [104, 0, 233, 0]],
    ['bytes', { body: new Uint8Array([1, 2, 255]) }, [1, 2, 255]],
    ['part of a buffer', { body: new Uint8Array([9, 1, 2, 9]).subarray(1, 3) }, [1, 2]],
  ]
  test.each(cases)('%s is a 200 with its bytes', async (_, result, bytes) => {
    const got = await answer('x.txt.ts', { get: () => result }, '/x.txt')
    expect(got).toMatchObject({ status: 200, type: 'text/plain;charset=utf-8', bytes })
    expect(got.response.headers.get('content-length')).toBe(String(bytes.length))
  })

  test.each([undefined, null])('%s is a 500', async (result) => {
    expect((await answer('x.ts', { get: () => result }, '/x')).status).toBe(500)
  })

  test('an unknown encoding is a 500', async () => {
    expect((await answer('x.ts', { get: () => ({ body: 'a', encoding: 'utf7' }) }, '/x')).status).toBe(500)
  })

  test('a Response is returned unchanged', async () => {
    const module = { get: () => new Response('tea', { status: 418, headers: { 'x-own': '1' } }) }
    const { status, response } = await answer('x.json.ts', module, '/x.json')
    expect([status, response.headers.get('x-own')]).toEqual([418, '1'])
  })

  test.each([
    ['data.json.ts', '/data.json', 'application/json;charset=utf-8'],
    ['[slug].ts', '/a.svg', 'image/svg+xml;charset=utf-8'],
    ['noext.ts', '/noext', 'text/plain;charset=utf-8'],
  ])('the type of %s at %s follows the extension', async (file, path, type) => {
    expect((await answer(file, { get: () => ({ body: 'x' }) }, path)).type).toBe(type)
  })
})

describe('which export answers', () => {
  const named = (...names: string[]): EndpointModule =>
    Object.fromEntries(names.map((name) => [name, () => ({ body: name })]))

  test.each([
    [['get', 'all'], 'GET', 'get'],
    [['get', 'all'], 'PROPFIND', 'all'],
    [['del'], 'DELETE', 'del'],
    [['delete', 'del'], 'DELETE', 'delete'],
    [['put', 'patch'], 'PATCH', 'patch'],
    [['get', 'all'], 'HEAD', 'all'],
    [['get'], 'HEAD', 'get'],
    [['head', 'get'], 'HEAD', 'head'],
  ])('of %j for %s is %s', async (names, method, expected) => {
    const seen: string[] = []
    const module = Object.fromEntries(names.map((name) => [name, () => ({ body: seen.push(name) })]))
    await answer('x.ts', module, '/x', { method, headers: { 'content-type': 'application/json' } })
    expect(seen).toEqual([expected])
  })

  test.each([
    ['get', 'POST'],
    ['get', '__PROTO__'],
    ['get', 'CONSTRUCTOR'],
  ])('with only %s, none for %s', (name, method) => {
    expect(legacyHandler(named(name), method)).toBeUndefined()
  })

  test('the upper case wins', async () => {
    const { bytes, warnings } = await answer('x.ts', { ...named('get'), GET: () => new Response('upper') }, '/x')
    expect([bytes, warnings]).toEqual([text('upper'), []])
  })
})

test('the first form, (params, request), is served', async () => {
  const get = (params: Record<string, unknown>, request: Request) => ({
    body: `${params.id} ${request.method} ${Object.keys(params).includes('params')}`,
  })
  expect((await answer('[id].ts', { get }, '/seven')).bytes).toEqual(text('seven GET true'))
})

test('the notice names the file and the modern form, once', async () => {
  const warnings: string[] = []
  const { manifest } = createManifest({ files: ['x.ts'] })
  const load = () => ({ del: () => ({ body: '' }) })
  const app = createApp({ manifest, load, checkOrigin: false, onWarning: (warning) => warnings.push(warning) })
  for (let call = 0; call < 2; call++) await app.fetch(new Request('http://localhost/x', { method: 'DELETE' }))
  expect(warnings).toEqual([expect.stringMatching(/^x\.ts .*export const DELETE/)])
})
