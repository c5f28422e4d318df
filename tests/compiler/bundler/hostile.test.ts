import * as esbuild from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import { appOf, ask } from './run-bundle.ts'

const compiler = createCompiler({ esbuild })
afterAll(() => compiler.dispose())

const compile = (files: ReadonlyMap<string, string>, options = {}) => compiler.compile(files, options)

test('names that mean something to objects and addresses are names like any other', async () => {
  const names = ['hasOwnProperty', 'constructor', 'toString', 'a?raw', 'b#c', 'd e', 'é', '100%']
  const endpoints = names.map(
    (name) => [`src/pages/${name}.ts`, `export const GET = () => new Response(${JSON.stringify(name)})`] as const,
  )
  const result = await compile(new Map(endpoints))
  const texts = names.map((name) => ask(result, `/${encodeURIComponent(name)}`))
  expect(await Promise.all(texts)).toEqual(names)
})

test('imports of such names are found', async () => {
  const files = new Map([
    ['src/__proto__.ts', "export const a = 'proto'"],
    ['src/a?b.ts', "export const b = 'question'"],
    [
      'src/pages/all.ts',
      "import { a } from '../__proto__'\nimport { b } from '../a?b.ts'\nexport const GET = () => new Response(a + b)",
    ],
  ])
  expect(await ask(await compile(files), '/all')).toBe('protoquestion')
})

test("a project's own names never meet those of the bundle", async () => {
  const source = `
    const stowaway = 'a', stowawayBundle = 'b', argument = 'c', require = 'd', clients = 'e'
    export const GET = () => new Response([stowaway, stowawayBundle, argument, require, clients].join(''))`
  expect(await ask(await compile(new Map([['src/pages/a.ts', source]])), '/a')).toBe('abcde')
})

test('a module of five megabytes compiles', async () => {
  const files = new Map([
    ['src/big.ts', `export const text = '${'x'.repeat(5_000_000)}'`],
    ['src/pages/a.ts', "import { text } from '../big'\nexport const GET = () => new Response(String(text.length))"],
  ])
  expect(await ask(await compile(files, { loopGuard: true }), '/a')).toBe('5000000')
})

test('a thousand modules in a circle compile', { tags: ['soak'] }, async () => {
  const modules = Array.from({ length: 1000 }, (_, index) => {
    const next = (index + 1) % 1000
    return [
      `src/m${index}.ts`,
      `import { f${next} } from './m${next}'\nexport const f${index} = (n) => n > 999 ? n : f${next}(n + 1)`,
    ] as const
  })
  const page = "import { f0 } from '../m0'\nexport const GET = () => new Response(String(f0(0)))"
  expect(await ask(await compile(new Map([...modules, ['src/pages/a.ts', page]])), '/a')).toBe('1000')
})

test('a module that imports itself compiles', async () => {
  const source = "import * as self from './a'\nexport const x = 'x'\nexport const GET = () => new Response(self.x)"
  expect(await ask(await compile(new Map([['src/pages/a.ts', source]])), '/a')).toBe('x')
})

test('a module that fails while it is evaluated breaks no other', async () => {
  const result = await compile(
    new Map([
      ['src/pages/bad.ts', "throw new Error('no')"],
      ['src/pages/good.ts', "export const GET = () => new Response('good')"],
    ]),
  )
  const app = appOf(result)
  expect((await app.fetch(new Request('http://localhost/bad'))).status).toBe(500)
  expect(await (await app.fetch(new Request('http://localhost/good'))).text()).toBe('good')
})
