import * as esbuild from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../compiler/bundler/diagnostic.ts'
import { createCompiler } from '../../../compiler/create-compiler.ts'

const compiler = createCompiler({ esbuild })
afterAll(() => compiler.dispose())

interface Mistake {
  readonly name: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly options?: object
  readonly expected: Partial<Diagnostic>
  /** The line of the frame with the carets, and the one before it. */
  readonly caret?: readonly [string, string]
}

const page = 'src/pages/a.ts'
const end = '\nexport const GET = () => null'

const mistakes: readonly Mistake[] = [
  {
    name: 'a syntax error',
    files: { [page]: 'const ok = 1\nexport const GET = () => { return 1 +* 2 }' },
    expected: { file: page, line: 2, column: 38, message: 'Unexpected "*"' },
    caret: ['2 | export const GET = () => { return 1 +* 2 }', '  |                                      ^'],
  },
  {
    name: 'a syntax error behind characters of several bytes',
    files: { [page]: "const text = '☕☕é𝒳' +* 2" },
    expected: { file: page, line: 1, column: 23 },
    caret: ["1 | const text = '☕☕é𝒳' +* 2", '  |                       ^'],
  },
  {
    name: 'invalid JSON',
    files: { [page]: `import '../data.json'${end}`, 'src/data.json': '{\n  "a": 1,\n  b: 2\n}' },
    expected: { file: 'src/data.json', line: 3, column: 3 },
  },
  {
    name: 'an import that does not exist',
    files: { [page]: `import { x } from '../lib/hlper'${end}\nx()`, 'src/lib/helper.ts': 'export const x = 1' },
    expected: {
      code: 'ImportNotFound',
      file: page,
      line: 1,
      column: 19,
      message: 'src/pages/a.ts imports "../lib/hlper", which does not exist.',
      hint: 'Did you mean "../lib/helper"?',
    },
    caret: ["1 | import { x } from '../lib/hlper'", '  |                   ^^^^^^^^^^^^^^'],
  },
  {
    name: 'the right file in another folder',
    files: { [page]: `import './helper.ts'${end}`, 'src/lib/helper.ts': '' },
    expected: { code: 'ImportNotFound', hint: 'Did you mean "../lib/helper.ts"?' },
  },
  {
    name: 'a lazy import that does not exist, in a file that is imported',
    files: { [page]: `import '../b'${end}`, 'src/b.ts': "\nexport const c = () => import('./none')" },
    expected: {
      code: 'ImportNotFound',
      file: 'src/b.ts',
      line: 2,
      column: 31,
      hint: 'Correct the path, or add the file.',
    },
  },
  {
    name: 'an import of a file with variables',
    files: { [page]: `import text from '../../.env.local?raw'${end} ?? text`, '.env.local': 'SECRET=1' },
    expected: { code: 'EnvironmentFileInBrowser', file: page, line: 1, column: 18 },
  },
  {
    name: 'an import of a file with variables, without a query',
    files: { [page]: `import '../../.env'${end}`, '.env': 'SECRET=1' },
    expected: { code: 'EnvironmentFileInBrowser', file: page, line: 1, column: 8 },
  },
  {
    name: 'an import that leads out of the project',
    files: { [page]: `import '../../../etc/passwd?raw'${end}` },
    expected: { code: 'ImportOutsideProject', file: page, line: 1 },
  },
  {
    name: 'a package',
    files: { [page]: `import _ from 'lodash'${end}\n_()` },
    expected: {
      code: 'PackageNotOffered',
      file: page,
      line: 1,
      column: 15,
      hint: expect.stringContaining('"stowaway"'),
    },
  },
  {
    name: "a package that is called like an object's own parts",
    files: { [page]: `import _ from 'constructor'${end}\n_()` },
    expected: { code: 'PackageNotOffered', file: page },
  },
  {
    name: "one of Node's modules",
    files: { [page]: `import { readFile } from 'node:fs/promises'${end}\nreadFile()` },
    expected: { code: 'NodeModuleInWorker', file: page, line: 1, column: 26 },
  },
  {
    name: 'a module at an address',
    files: { [page]: `import x from 'https://esm.example/x.js'${end}\nx()` },
    expected: { code: 'WorkerNotClassic', file: page, line: 1 },
  },
  {
    name: 'an import of what a file does not export',
    files: { [page]: `import { b } from '../b'${end}\nexport const c = b`, 'src/b.ts': 'export const a = 1' },
    expected: { file: page, line: 1, column: 10, message: expect.stringContaining('No matching export') },
  },
  {
    name: 'an import of what the package does not export',
    files: { [page]: `import { jsn } from 'stowaway'${end}\nexport const c = jsn` },
    expected: { file: page, line: 1, column: 10, message: expect.stringContaining('"jsn"') },
  },
  {
    name: 'a file that is no module',
    files: { [page]: `import md from '../read.md'${end}\nmd()`, 'src/read.md': '# Hello' },
    expected: {
      code: 'FileTypeUnknown',
      file: page,
      line: 1,
      message: expect.stringContaining('src/read.md is imported'),
    },
  },
  {
    name: 'import.meta.url',
    files: { [page]: `const here = import.meta.url${end}` },
    expected: { code: 'WorkerNotClassic', file: page, line: 1, column: 14 },
  },
  {
    name: 'an import of a path that is computed',
    files: { [page]: 'export const GET = async ({ params }) => (\n  import(params.name))' },
    expected: { code: 'WorkerNotClassic', file: page, line: 2, column: 3 },
  },
  {
    name: 'two endpoints at one address',
    files: { 'src/pages/a.ts': end, 'src/pages/a/index.ts': end },
    expected: { code: 'RouteCollision', file: 'src/pages/a/index.ts' },
  },
  {
    name: 'an address that cannot be parsed',
    files: { 'src/pages/[a.ts': end },
    expected: { file: 'src/pages/[a.ts' },
  },
  { name: 'no pages', files: { 'src/b.ts': '' }, expected: { code: 'PagesFolderMissing' } },
  { name: 'an invalid base', files: { [page]: end }, options: { base: '../' }, expected: { code: 'InvalidBase' } },
  {
    name: 'a relative base, in code that is compiled for stowaway/live',
    files: { [page]: end },
    options: { base: './' },
    expected: {
      code: 'InvalidBase',
      hint: expect.stringMatching(/^Set base to "\/", or .* Only a site .* into files/),
    },
  },
  {
    name: 'a scope of the worker below a base that is not known',
    files: { [page]: end },
    options: { base: './', serviceWorker: { scope: 'app/' } },
    expected: { code: 'InvalidOption', message: expect.stringContaining('nothing with a relative base') },
  },
  {
    name: 'a redirect to nowhere',
    files: { [page]: end },
    options: { redirects: { '/x/[id]': '/y/[other]' } },
    expected: { severity: 'error' },
  },
  {
    name: 'a name that leads out',
    files: { [page]: end, '../x.ts': '' },
    expected: { code: 'InvalidFileName', file: '../x.ts' },
  },
  {
    name: 'an absolute name',
    files: { '/etc/passwd': '' },
    expected: { code: 'InvalidFileName', file: '/etc/passwd' },
  },
  { name: 'a NUL in a name', files: { 'src/a\0.ts': '' }, expected: { code: 'InvalidFileName' } },
  { name: 'a backslash in a name', files: { 'src\\pages\\a.ts': '' }, expected: { code: 'InvalidFileName' } },
  { name: 'a drive', files: { 'C:/a.ts': '' }, expected: { code: 'InvalidFileName' } },
  { name: 'no name', files: { '': '' }, expected: { code: 'InvalidFileName' } },
  {
    name: 'a module of nine megabytes',
    files: { [page]: `import '../big.json'${end}`, 'src/big.json': `"${'x'.repeat(9_000_000)}"` },
    expected: {
      code: 'FileTooLarge',
      file: page,
      message: 'src/big.json is 9.0 MB; the compiler accepts at most 8.0 MB.',
    },
  },
]

describe('a mistake is reported with its place', () => {
  test.for(mistakes.map((mistake) => [mistake.name, mistake] as const))('%s', async ([, mistake]) => {
    const { files, options, expected, caret } = mistake
    const result = await compiler.compile(new Map(Object.entries(files)), options)
    if (result.ok) throw new Error('It compiled.')
    expect(result.errors[0]).toMatchObject({ severity: 'error', ...expected })
    if (caret !== undefined) expect(result.errors[0]?.frame?.split('\n')).toEqual(expect.arrayContaining([...caret]))
  })
})

test('each mistake is reported, not only the first', async () => {
  const files = { [page]: "import 'x'\nimport './y'", 'src/pages/b.ts': 'export const = 1' }
  const result = await compiler.compile(new Map(Object.entries(files)))
  expect(result.ok ? [] : result.errors.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
    'src/pages/a.ts:1',
    'src/pages/a.ts:2',
    'src/pages/b.ts:1',
  ])
})

test('the compiler works again after an error', async () => {
  const broken = await compiler.compile(new Map([[page, 'export const = 1']]))
  const mended = await compiler.compile(new Map([[page, 'export const GET = () => null']]))
  expect([broken.ok, mended.ok]).toEqual([false, true])
})

test('a notice that is not an error is a warning', async () => {
  const files = { [page]: 'export const GET = ({ url }) => (url === NaN ? null : url)', 'src/pages/about.md': '' }
  const result = await compiler.compile(new Map(Object.entries(files)))
  expect(result.ok).toBe(true)
  expect(result.warnings).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('about.md is a page') },
    { severity: 'warning', file: page, line: 1 },
  ])
})

describe('what only Node has', () => {
  const warned = async (files: Readonly<Record<string, string>>) => {
    const result = await compiler.compile(new Map(Object.entries(files)))
    expect(result.ok).toBe(true)
    return result.warnings.map(({ code, file, message }) => [code, file, /uses (.*), which/.exec(message)?.[1]])
  }

  test('is a warning for each file that uses it', async () => {
    expect(
      await warned({
        'src/pages/a.ts': `import { soon } from '../soon.ts'
          type Buffers = typeof Buffer
          export const GET = (): Response => new Response(Buffer.from('x') + process.cwd() + String(soon))`,
        'src/pages/env.ts': 'export const GET = () => new Response(process.env.HOME + process.env.NODE_ENV)',
        'src/soon.ts': 'export const soon = (run: () => void) => setImmediate(run)',
        'src/unused.ts': 'export const unused = __dirname',
      }),
    ).toEqual([
      ['NodeGlobalInWorker', 'src/pages/a.ts', 'Buffer and process'],
      ['NodeGlobalInWorker', 'src/pages/env.ts', 'process'],
      ['NodeGlobalInWorker', 'src/soon.ts', 'setImmediate'],
    ])
  })

  test('is no warning where the code asks for it, or has a variable of that name', async () => {
    expect(
      await warned({
        'src/pages/a.ts':
          "export const GET = () => new Response(typeof Buffer === 'undefined' ? 'x' : Buffer.from('x'))",
        'src/pages/b.ts': `const process = { env: 1 }
          // Buffer and require are only words here.
          export const GET = () => new Response('Buffer' + process.env + { global: 1 }.global)`,
        'src/pages/c.ts': 'export const GET = () => new Response(process.env.NODE_ENV)',
        'src/words.txt': 'Buffer',
      }),
    ).toEqual([])
  })

  test('is looked for again in a file that changes', async () => {
    const using = { 'src/pages/a.ts': "export const GET = () => new Response(Buffer.from('x'))" }
    expect(await warned(using)).toHaveLength(1)
    expect(await warned({ 'src/pages/a.ts': "export const GET = () => new Response('x')" })).toEqual([])
    expect(await warned(using)).toHaveLength(1)
  })
})
