import * as esbuild from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import type { Esbuild, EsbuildOptions, LoadArgs, LoadResult } from '../../../compiler/bundler/esbuild/esbuild.ts'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import { ask } from './run-bundle.ts'

const log = { contexts: 0, loads: [] as { readonly file: string; readonly result: LoadResult }[] }

/** esbuild, with a note of each module that it is given. */
const noted: Esbuild = {
  build: (options) => esbuild.build(options),
  transform: (source, options) => esbuild.transform(source, options),
  context(options: EsbuildOptions) {
    log.contexts++
    const plugins = options.plugins.map(({ name, setup }) => ({
      name,
      setup: (build: Parameters<typeof setup>[0]) =>
        setup({
          onResolve: (filter, resolve) => build.onResolve(filter, resolve),
          onLoad: (filter, load) =>
            build.onLoad(filter, async (args: LoadArgs) => {
              const result = await load(args)
              log.loads.push({ file: args.path, result })
              return result
            }),
        }),
    }))
    return esbuild.context({ ...options, plugins })
  },
}

const compiler = createCompiler({ esbuild: noted })
afterAll(() => compiler.dispose())

const project = (text: string) =>
  new Map([
    ...Array.from({ length: 20 }, (_, index) => [`src/lib/m${index}.ts`, `export const v${index} = ${index}`] as const),
    ['src/text.ts', `export const text = ${JSON.stringify(text)}`],
    [
      'src/pages/a.ts',
      [
        ...Array.from({ length: 20 }, (_, index) => `import { v${index} } from '../lib/m${index}'`),
        "import { text } from '../text'",
        'export const GET = () => new Response(text + v19)',
      ].join('\n'),
    ],
  ])

test('only the edited file is made into a module again', async () => {
  await compiler.compile(project('one'))
  const before = new Set(log.loads.splice(0).map(({ result }) => result))
  expect(await ask(await compiler.compile(project('two')), '/a')).toBe('two19')
  const again = log.loads.filter(({ file, result }) => file.startsWith('src/') && !before.has(result))
  expect(again.map(({ file }) => file)).toEqual(['src/text.ts'])
  expect(log.contexts).toBe(1)
})

test('added and removed files are noticed', async () => {
  const files = project('one')
  files.set('src/pages/b.ts', "export const GET = () => new Response('b')")
  expect(await ask(await compiler.compile(files), '/b')).toBe('b')
  files.delete('src/pages/b.ts')
  expect(await ask(await compiler.compile(files), '/b')).toContain('404')
  files.delete('src/text.ts')
  expect(await compiler.compile(files)).toMatchObject({ ok: false, errors: [{ code: 'ImportNotFound' }] })
})

test('calls at once wait for each other', async () => {
  const texts = ['one', 'two', 'three']
  const results = await Promise.all(texts.map((text) => compiler.compile(project(text))))
  expect(await Promise.all(results.map((result) => ask(result, '/a')))).toEqual(['one19', 'two19', 'three19'])
})

test('other options start a new build, and are kept', async () => {
  const { contexts } = log
  await compiler.compile(project('one'), { base: '/b' })
  await compiler.compile(project('two'), { base: '/b' })
  expect(log.contexts).toBe(contexts + 1)
})
