import * as esbuild from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { offeredExports } from '../../../compiler/bundler/esbuild/offered-exports.ts'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import { appOf, ask, modulesOf, offer } from './run-bundle.ts'

const compiler = createCompiler({ esbuild })
afterAll(() => compiler.dispose())

const compile = (files: Record<string, string | Uint8Array>, options = {}) =>
  compiler.compile(new Map(Object.entries(files)), options)

test('endpoints, their imports and the middleware run', async () => {
  const result = await compile({
    'src/middleware.ts': `
      import { defineMiddleware } from 'astro:middleware'
      export const onRequest = defineMiddleware(async ({ locals }, next) => {
        locals.who = 'the middleware'
        return next()
      })`,
    'src/lib/names.ts': "export const names = ['a', 'b'] as const",
    'src/pages/api/[id].json.ts': `
      import { json } from 'stowaway'
      import type { APIRoute } from 'astro'
      import { names } from '../../lib/names.js'
      export const GET: APIRoute = ({ params, locals }) => json({ ...params, names, who: locals.who })`,
  })
  expect(JSON.parse(await ask(result, '/api/7.json'))).toEqual({ id: '7', names: ['a', 'b'], who: 'the middleware' })
})

test('an endpoint is evaluated on its first request, and may await while it is', async () => {
  const seen: string[] = []
  Object.assign(globalThis, { seen })
  const result = await compile({
    'src/pages/one.ts':
      "globalThis.seen.push('one'); const text = await 'one'; export const GET = () => new Response(text)",
    'src/pages/two.ts': "globalThis.seen.push('two'); export const GET = () => new Response('two')",
    'src/pages/bad.ts': "throw new Error('not now')",
  })
  expect(await ask(result, '/one')).toBe('one')
  expect(seen).toEqual(['one'])
})

test('files are imported as in a project that Vite builds', async () => {
  const result = await compile({
    'src/data/list.json': '{ "a": 1, "b-c": [2] }',
    'src/data/text.txt': 'hé',
    'src/data/page.html': '<p>hé',
    'src/data/style.css': 'p { color: red }',
    'src/data/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg">\n  <g id="x"/>\n</svg>',
    'src/data/dot.bmp': Uint8Array.of(0x89, 0x50, 0, 255),
    'src/pages/all.json.ts': `
      import list, { a } from '../data/list.json'
      import raw from '../data/text.txt?raw'
      import page from '/src/data/page.html?raw'
      import text from '../data/text.txt'
      import svg from '../data/dot.svg?url'
      import bmp from '../data/dot.bmp'
      import url from '../data/list.json?url'
      import '../data/style.css'
      import css from '../data/style.css?inline'
      export const GET = () => Response.json({ list, a, raw, page, text, svg, bmp, url, css })`,
  })
  expect(JSON.parse(await ask(result, '/all.json'))).toEqual({
    list: { a: 1, 'b-c': [2] },
    a: 1,
    raw: 'hé',
    page: '<p>hé',
    text: 'data:text/plain;base64,aMOp',
    svg: "data:image/svg+xml,%3csvg%20xmlns='http://www.w3.org/2000/svg'%3e%3cg%20id='x'/%3e%3c/svg%3e",
    bmp: 'data:image/bmp;base64,iVAA/w==',
    url: 'data:application/json;base64,eyAiYSI6IDEsICJiLWMiOiBbMl0gfQ==',
    css: 'p { color: red }',
  })
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
const svgUrl = "data:image/svg+xml,%3csvg%20xmlns='http://www.w3.org/2000/svg'%20width='30'%20height='20'/%3e"

test('an image is an object, as in Astro, and its address as text', async () => {
  const result = await compile({
    'src/logo.svg': svg,
    'src/pages/logo.json.ts': `
      import logo from '../logo.svg'
      export const GET = () => Response.json({ logo, text: \`<img src="\${logo}">\` })`,
  })
  expect(JSON.parse(await ask(result, '/logo.json'))).toEqual({
    logo: { src: svgUrl, width: 30, height: 20, format: 'svg' },
    text: `<img src="${svgUrl}">`,
  })
})

test('an image that cannot be read is an error that names the import, until the image is corrected', async () => {
  const files = (logo: string) => ({
    'src/logo.svg': logo,
    'src/pages/logo.json.ts': "import logo from '../logo.svg'\nexport const GET = () => new Response(logo.format)",
  })
  const broken = await compile(files('no image'))
  expect(broken).toMatchObject({ ok: false, errors: [{ code: 'NoImageMetadata', file: 'src/pages/logo.json.ts' }] })
  expect(await ask(await compile(files(svg)), '/logo.json')).toBe('svg')
})

test('packages that the host offers are part of the bundle, and may import one another', async () => {
  const packages = {
    'tide-table': "import { hour } from 'tide-hours'\nexport const high = (day) => hour(day) + ' o\\'clock'",
    'tide-hours': 'export const hour = (day) => 6 + day',
  }
  const offering = createCompiler({ esbuild, packages: async () => packages })
  try {
    const high = "import { high } from 'tide-table'\nexport const GET = () => new Response(high(2))"
    expect(await ask(await offering.compile(new Map([['src/pages/high.ts', high]])), '/high')).toBe("8 o'clock")
    const unknown = await offering.compile(new Map([['src/pages/a.ts', "import 'moon'"]]))
    expect(unknown).toMatchObject({
      ok: false,
      errors: [{ code: 'PackageNotOffered', hint: expect.stringContaining('"tide-table"') }],
    })
  } finally {
    await offering.dispose()
  }
})

test('import.meta.env is the same as from the command line', async () => {
  const files = {
    'src/pages/env.json.ts': `
      const { MODE } = import.meta.env
      export const GET = () => Response.json([import.meta.env, MODE, import.meta.env.SITE ?? 'none', import.meta.env.PUBLIC_X ?? 'none'])`,
  }
  const env = {
    BASE_URL: '/',
    DEV: true,
    MODE: 'development',
    PROD: false,
    SSR: true,
    STOWAWAY_TRAILING_SLASH: 'ignore',
  }
  expect(JSON.parse(await ask(await compile(files), '/env.json'))).toEqual([env, 'development', 'none', 'none'])
  const options = { mode: 'production', base: '/shop', site: 'https://example.org', trailingSlash: 'never' as const }
  expect(JSON.parse(await ask(await compile(files, options), '/shop/env.json'))).toMatchObject([
    { BASE_URL: '/shop', DEV: false, PROD: true },
    'production',
    'https://example.org',
    'none',
  ])
})

test('public variables of .env files are known, private ones are not', async () => {
  const result = await compile(
    {
      '.env': '# all\nPUBLIC_A=one # note\nVITE_B="two # no note"\nSECRET=hidden\nPUBLIC_C=shared\n',
      '.env.production': "export PUBLIC_C='own'\r\nPUBLIC_D=",
      '.env.development': 'PUBLIC_C=other',
      'src/pages/env.json.ts': 'export const GET = () => Response.json(import.meta.env)',
    },
    { mode: 'production' },
  )
  const { PUBLIC_A, VITE_B, PUBLIC_C, PUBLIC_D, SECRET } = JSON.parse(await ask(result, '/env.json'))
  expect({ PUBLIC_A, VITE_B, PUBLIC_C, PUBLIC_D, SECRET }).toEqual({
    PUBLIC_A: 'one',
    VITE_B: 'two # no note',
    PUBLIC_C: 'own',
    PUBLIC_D: '',
  })
  expect(result.ok && result.bundle.code).not.toContain('hidden')
})

test('a page offers bundles the exports that the compiler knows', () => {
  const exported = Object.entries(offer).map(([specifier, module]) => [specifier, Object.keys(module).sort()])
  expect(Object.fromEntries(exported)).toEqual(offeredExports)
})

test('modules that import each other in a circle run', async () => {
  const result = await compile({
    'src/a.ts': "import { b } from './b'; export const a = 'a'; export const both = () => a + b()",
    'src/b.ts': "import { a } from './a'; export const b = () => a + 'b'",
    'src/pages/both.ts': "import { both } from '../a'; import './both'; export const GET = () => new Response(both())",
  })
  expect(await ask(result, '/both')).toBe('aab')
})

test('the same content has the same hash, and any change another one', async () => {
  const files = { 'src/pages/a.ts': "export const GET = () => new Response('a')" }
  const hashes = [
    await compile(files),
    await compile(files),
    await compile(files, { base: '/b' }),
    await compile({ ...files, 'src/pages/b.ts': 'export const GET = () => null' }),
  ].map((result) => result.ok && result.bundle.hash)
  expect(hashes[1]).toBe(hashes[0])
  expect(new Set(hashes).size).toBe(3)
})

test('options of the project reach the manifest and the app', async () => {
  const result = await compile(
    { 'api/a.ts': 'export const GET = () => null', 'api/_b.ts': '' },
    { pages: './api/', base: '/x/', redirects: { '/old': '/a' }, output: 'static', session: false },
  )
  expect(result.ok && result.bundle).toMatchObject({
    manifest: { base: '/x', routes: [{ id: '/a' }], redirects: [{ id: '/old' }] },
    app: { prerenderByDefault: true },
    session: false,
  })
})

test('a bundle brings names and maps for those who read its stacks', async () => {
  const result = await compile({ 'src/pages/a.ts': '\n\nexport const GET = (): void => { throw new Error() }' })
  if (!result.ok) throw new Error('It did not compile.')
  const { code, hash, bytes } = result.bundle
  expect(code).toContain(`//# sourceURL=stowaway-bundle-${hash}.js`)
  const map = JSON.parse(atob(/base64,([\w+/=]+)$/.exec(code)?.[1] ?? ''))
  expect(map.sources).toContain('src/pages/a.ts')
  expect(bytes).toBeLessThan(code.length)
  expect([...modulesOf(result.bundle).keys()]).toEqual(['a.ts'])
  expect(appOf(result).match('http://localhost/a')).toBeDefined()
})
