import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { comparable } from './answer.ts'
import { readArguments } from './arguments.ts'
import { buildCode, fileCode } from './build-deviations.ts'
import { codesOf, deviations } from './deviations.ts'
import { readFacts } from './facts.ts'
import { differences, isGenerated } from './judge.ts'
import { readOptions } from './options.ts'
import { InputError, projectFolders, readProject } from './project.ts'
import type { RecordedAnswer } from './recorded.ts'
import { createReport } from './report.ts'
import { isUnexplained, type Result, resultOf } from './result.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'conformance-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const get = "export const GET = () => new Response('x')\n"
const ofFile = {
  files: {
    'src/pages/a.ts': `export const prerender = true\n${get}`,
    'src/pages/a.txt.ts': `export const prerender = true\n${get}`,
  },
}
const plain = { fromFile: false, generated: false }
const ok: RecordedAnswer = { status: 200, headers: { 'content-type': 'text/plain' }, bodyText: 'x' }
const none: RecordedAnswer = { status: 404, headers: {}, bodyText: '' }
const failed: RecordedAnswer = { status: 500, headers: {}, bodyText: '' }

describe('an answer is compared', () => {
  test('part by part', () => {
    const other = { status: 201, headers: { 'x-a': '1' }, bodyText: 'y' }
    expect(differences(ok, other, plain).map(({ where }) => where)).toEqual([
      'status',
      'header content-type',
      'header x-a',
      'body',
    ])
  })

  test('by the essence of its type where a file gave it, no type being octet-stream', () => {
    const file = { fromFile: true, generated: false }
    expect(differences(ok, { ...ok, headers: { 'content-type': 'text/plain;charset=utf-8' } }, file)).toEqual([])
    const untyped = { ...ok, headers: { 'content-type': '' } }
    expect(differences(untyped, { ...ok, headers: { 'content-type': 'application/octet-stream' } }, file)).toEqual([])
    expect(differences(ok, { ...ok, headers: { 'content-type': 'text/html' } }, file)).toHaveLength(1)
  })

  test('without the body of a generated answer, but with its status and other headers', () => {
    const generated = { fromFile: false, generated: true }
    const ours = { status: 500, headers: { 'content-type': 'text/plain' }, bodyText: 'It failed.' }
    expect(differences(failed, ours, generated)).toEqual([])
    expect(differences(failed, { ...ours, status: 503 }, generated)).not.toEqual([])
    expect(differences(failed, { ...ours, headers: { 'x-a': '1' } }, generated)).toHaveLength(1)
  })

  test('with placeholders for the address and only the headers that count', () => {
    const answer = {
      status: 302,
      headers: [
        ['location', 'http://127.0.0.1:81/a'],
        ['date', 'today'],
        ['X-Skipped', '1'],
        ['set-cookie', 'a=1'],
        ['Vary', 'Origin'],
        ['vary', 'Accept'],
      ],
      body: new Uint8Array([0xff]),
    } as const
    expect(comparable(answer, 'http://127.0.0.1:81', ['x-skipped'])).toEqual({
      status: 302,
      headers: { location: '{{origin}}/a', 'set-cookie': ['a=1'], vary: 'Origin, Accept' },
      bodyBase64: '/w==',
    })
  })

  test.each([
    ['GET', { ...none, bodyOmitted: true }, true],
    ['HEAD', { ...none, headers: { 'content-type': 'text/html' } }, true],
    ['GET', none, false],
    ['GET', failed, true],
    ['GET', { ...failed, headers: { 'content-type': 'text/plain' } }, false],
    ['GET', ok, false],
  ])('%s %j is generated: %s', (method, answer, generated) => {
    expect(isGenerated(method, answer)).toBe(generated)
  })
})

interface Situation {
  readonly files?: Record<string, string>
  readonly astro?: string
  readonly config?: Record<string, unknown>
  readonly method?: string
  readonly path?: string
  readonly inWorker?: boolean
  readonly expected: RecordedAnswer
  readonly actual: RecordedAnswer
}

function codes({ files, astro, config, method, path, inWorker = false, expected, actual }: Situation) {
  const facts = readFacts(tree(files ?? { 'src/pages/a.ts': get }), astro ?? '7.3.5', config ?? { output: 'server' })
  const view = { request: { method: method ?? 'GET', path: path ?? '/a' }, expected, actual, facts, inWorker }
  return codesOf(differences(expected, actual, plain), view)
}

describe('a difference is attributed', () => {
  const allow = { ...none, headers: { allow: 'GET, HEAD' } }
  const thrown = "export const GET = () => { throw new Response('early') }\n"
  const base = { output: 'server', base: '/docs/' }
  const moved = (status: number): RecordedAnswer => ({ status, headers: { location: '/a/?b=?' }, bodyText: '' })
  test.each<[string, Situation, string[]]>([
    ['Allow on a 404', { method: 'POST', expected: none, actual: allow }, ['D01']],
    ['OPTIONS', { method: 'OPTIONS', expected: none, actual: { ...allow, status: 204 } }, ['D01']],
    ['a cookie on a redirect', { expected: failed, actual: { ...ok, headers: { 'set-cookie': ['a=1'] } } }, ['D04']],
    ['no handler', { files: { 'src/pages/a.ts': 'export const x = 1' }, expected: none, actual: ok }, ['D05']],
    ['a test file', { files: { 'src/pages/a.test.ts': get }, path: '/a.test', expected: ok, actual: none }, ['D05']],
    ['a thrown Response', { files: { 'src/pages/a.ts': thrown }, expected: failed, actual: ok }, ['D08']],
    [
      'a filled type',
      {
        files: { 'src/pages/a.json.ts': get },
        path: '/a.json?q',
        expected: { ...ok, headers: {} },
        actual: { ...ok, headers: { 'content-type': 'application/json' } },
      },
      ['D08'],
    ],
    [
      'a filled type of a text',
      {
        files: { 'src/pages/a.svg.ts': get },
        path: '/a.svg',
        expected: { ...ok, headers: { 'content-type': 'text/plain;charset=UTF-8' } },
        actual: { ...ok, headers: { 'content-type': 'image/svg+xml;charset=utf-8' } },
      },
      ['D08'],
    ],
    ['outside the base', { config: base, path: '/a', expected: ok, actual: none }, ['D10']],
    ['the base twice', { config: base, path: '/docs/docs/a', expected: ok, actual: none }, ['D10']],
    [
      'lower case',
      { files: { 'src/pages/a.ts': "export const get = () => new Response('x')" }, expected: none, actual: ok },
      ['D11'],
    ],
    [
      'a prerendered 404 with its body, and Allow',
      {
        files: { 'src/pages/a.ts': get, 'src/pages/404.ts': get },
        config: {},
        method: 'DELETE',
        expected: none,
        actual: { status: 404, headers: { allow: 'GET', 'content-type': 'text/plain' }, bodyText: 'x' },
      },
      ['D01', 'D12'],
    ],
    ['a missing slash', { method: 'POST', path: '/a?b=?', expected: moved(301), actual: moved(308) }, ['D18']],
    [
      'letters outside ASCII',
      {
        expected: { status: 302, headers: { location: '/caf\u00e9' }, bodyText: '' },
        actual: { status: 302, headers: { location: '/caf%C3%A9' }, bodyText: '' },
      },
      ['D19'],
    ],
    [
      'a failing POST with a 500 endpoint that has GET alone',
      {
        files: { 'src/pages/a.ts': 'export const POST = () => { throw 1 }', 'src/pages/500.ts': get },
        method: 'POST',
        expected: failed,
        actual: { status: 500, headers: { 'x-page': '500' }, bodyText: 'x' },
      },
      ['D03'],
    ],
    [
      'a thrown null with a 500 endpoint',
      {
        files: { 'src/pages/a.ts': 'export const GET = () => { throw null }', 'src/pages/500.ts': get },
        expected: failed,
        actual: { status: 500, headers: { 'x-page': '500' }, bodyText: 'x' },
      },
      ['D03'],
    ],
    [
      'a header of middleware on an immutable Response',
      {
        files: { 'src/pages/a.ts': "export const GET = () => Response.redirect('http://x/')", 'src/middleware.ts': '' },
        expected: failed,
        actual: { status: 302, headers: { location: 'http://x/', 'x-mark': '1' }, bodyText: '' },
      },
      ['D04'],
    ],
    ['a 500 without a 500 endpoint', { expected: failed, actual: { ...failed, bodyText: 'It failed.' } }, ['D06']],
    [
      'what matches nothing, in the worker, without the 404 endpoint',
      {
        files: { 'src/pages/404.ts': get },
        path: '/b',
        inWorker: true,
        expected: { status: 404, headers: { 'x-page': '404' }, bodyText: 'x' },
        actual: none,
      },
      ['D13'],
    ],
    [
      'what matches nothing, in the worker, without middleware',
      { files: { 'src/middleware/index.js': '' }, path: '/b', inWorker: true, expected: ok, actual: none },
      ['D13'],
    ],
    [
      'a 404 endpoint that answers with 200',
      { files: { 'src/pages/404.ts': get }, path: '/b', expected: ok, actual: { ...ok, status: 404 } },
      ['D15'],
    ],
    [
      'addresses of paginate',
      {
        files: { 'src/pages/a.ts': 'export const getStaticPaths = ({ paginate }) => paginate([])' },
        expected: { ...ok, bodyText: '["/a/2.txt/","/b"]' },
        actual: { ...ok, bodyText: '["/a/2.txt","/b"]' },
      },
      ['D16'],
    ],
    [
      'a redirect with a status whose params are filled',
      {
        config: { output: 'server', redirects: { '/old/[id]': { status: 302, destination: '/new/[id]' } } },
        path: '/old/7',
        expected: { status: 302, headers: { location: '/new/[id]' }, bodyText: '' },
        actual: { status: 302, headers: { location: '/new/7' }, bodyText: '' },
      },
      ['D17'],
    ],
    ['TRACE', { method: 'TRACE', expected: failed, actual: { ...none, status: 501 } }, ['D20']],
    ...(['GET', 'HEAD'] as const).map((method): [string, Situation, string[]] => [
      `${method} of a prerendered file, which gets no slash`,
      { ...ofFile, method, path: '/a?b', expected: { status: 301, headers: { location: '/a/?b' } }, actual: ok },
      ['D21'],
    ]),
    ['a prerendered file with a slash', { ...ofFile, path: '/a/', expected: ok, actual: none }, ['D21']],
    ['a file with an extension, with a slash', { ...ofFile, path: '/a.txt/', expected: ok, actual: none }, ['D21']],
    ['HEAD in Astro 2', { astro: '2.10.15', method: 'HEAD', expected: none, actual: { ...ok, bodyText: '' } }, ['L1']],
  ])('%s', (_, situation, expected) => {
    expect(codes(situation)).toEqual(expected)
  })

  test.each<[string, Situation]>([
    ['another status', { expected: ok, actual: none }],
    ['no handler', { files: { 'src/pages/a.ts': 'export const x = 1' }, expected: none, actual: failed }],
    ['Allow where a handler exists', { expected: ok, actual: { ...ok, headers: { ...ok.headers, allow: 'GET' } } }],
    ['inside the base', { config: base, path: '/docs/a', expected: ok, actual: none }],
    ['a wrong type', { expected: { ...ok, headers: {} }, actual: { ...ok, headers: { 'content-type': 'a/b' } } }],
    ['a missing slash of GET', { path: '/a?b=?', expected: moved(301), actual: moved(308) }],
    ['another redirect with 308', { method: 'POST', path: '/b?b=?', expected: moved(301), actual: moved(308) }],
    [
      'a header of a 500 whose endpoint Astro reached too',
      {
        files: { 'src/pages/a.ts': 'export const GET = () => { throw 1 }', 'src/pages/500.ts': get },
        expected: failed,
        actual: { status: 500, headers: { 'x-page': '500' }, bodyText: 'x' },
      },
    ],
    ['a header of a 500', { expected: failed, actual: { ...failed, headers: { 'x-page': '500' } } }],
    [
      'a lost redirect, in the worker',
      {
        config: { output: 'server', redirects: { '/old': '/a' } },
        path: '/old',
        inWorker: true,
        expected: moved(301),
        actual: none,
      },
    ],
    ['a lost body, in the worker', { path: '/b', inWorker: true, expected: { ...none, bodyText: 'x' }, actual: none }],
    ['a lost endpoint, in the worker', { inWorker: true, expected: ok, actual: none }],
    ['a lost page of pages', { expected: { ...ok, bodyText: '["/a/2"]' }, actual: { ...ok, bodyText: '["/a/2/"]' } }],
    ['a wrong body beside Allow', { method: 'POST', expected: none, actual: { ...allow, bodyText: 'x' } }],
    ['a lost file', { ...ofFile, path: '/a', expected: ok, actual: none }],
    ['another address', { ...ofFile, path: '/b/', expected: ok, actual: none }],
    ['a slash of an endpoint on request', { path: '/a/', expected: ok, actual: none }],
    ['a lost slash of an endpoint on request', { path: '/a', expected: moved(301), actual: ok }],
    ['a redirect of a file to elsewhere', { ...ofFile, path: '/a', expected: moved(301), actual: ok }],
    ['a POST to a file', { ...ofFile, method: 'POST', path: '/a/', expected: ok, actual: none }],
    [
      'what a lower-case handler of Astro 2 returned',
      {
        astro: '2.10.15',
        files: { 'src/pages/a.ts': 'export const get = () => new Response(null, { status: 404 })' },
        expected: none,
        actual: ok,
      },
    ],
  ])('to nothing: %s', (_, situation) => {
    expect(codes(situation)).toBeUndefined()
  })

  test('by codes in the order of the design', () => {
    const ofTheDesign = Array.from({ length: 17 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`)
    const expected = [...ofTheDesign, 'D18', 'D19', 'D20', 'D21', 'L1']
    expect(deviations.map(({ code }) => code)).toEqual(expected)
  })
})

describe('a build that differs is attributed', () => {
  const factsOf = (files: Record<string, string>, astro = '7.3.5', config = {}) => readFacts(tree(files), astro, config)
  const refused = (code: string) => ({ exitCode: 1, code, message: '' }) as const
  const old = { 'src/pages/a.txt.ts': 'export const post = () => ({ body: "x" })\n' }

  test('to its error, whatever the version; only upper case is a matter of Astro 2', () => {
    expect(buildCode(refused('PrerenderMissingGet'), {}, factsOf(old, '2.10.15'), 'a.txt.ts')).toBe('D01')
    const upper = { 'src/pages/a.txt.ts': get }
    expect(buildCode(refused('PrerenderFailed'), {}, factsOf(upper, '2.10.15'), 'a.txt.ts')).toBe('L1')
    for (const code of ['RouteParamRepeated', 'UnsupportedExternalRedirect', 'InvalidRedirectDestination']) {
      expect(buildCode(refused(code), {}, factsOf(upper), undefined)).toBe('D17')
    }
  })

  test('to the index that Astro cannot write', () => {
    const astro = { errorName: null, firstLine: "EISDIR: illegal operation on a directory, open 'dist/'" }
    expect(buildCode({ exitCode: 0 }, astro, factsOf({ 'src/pages/index.ts': get }), undefined)).toBe('D06')
    expect(buildCode({ exitCode: 0 }, astro, factsOf({ 'src/pages/a.ts': get }), undefined)).toBeUndefined()
  })

  test('file by file: an index.html is one of an endpoint, a 404 that of the 404 endpoint', () => {
    const files = { 'src/pages/index.ts': get, 'src/pages/b/index.ts': get, 'src/pages/b/c.ts': get }
    const code = (path: string, kind: 'missing' | 'extra', given: Record<string, string> = files) =>
      fileCode({ path, kind, expected: '', actual: '', facts: factsOf(given), recorded: new Set() })
    expect([code('index.html', 'extra'), code('b/index.html', 'extra'), code('b', 'missing')]).toEqual([
      'D06',
      'D06',
      'D06',
    ])
    expect([code('old/index.html', 'missing'), code('index.html', 'missing')]).toEqual([undefined, undefined])
    expect(code('404.html', 'extra')).toBeUndefined()
    expect(code('404', 'extra', { 'src/pages/404.ts': get })).toBe('D12')
  })

  test('a file under its second name, with the first one beside it', () => {
    const files = { 'src/pages/[id].json.ts': `export const prerender = true\n${get}` }
    const code = (path: string, recorded: readonly string[], given: Record<string, string> = files) =>
      fileCode({ path, kind: 'extra', expected: '', actual: '', facts: factsOf(given), recorded: new Set(recorded) })
    expect(code('c#.json', ['c%23.json'])).toBe('D21')
    expect(code('why?.json', ['why%3F.json'])).toBe('D21')
    expect(code('c#.json', [])).toBeUndefined()
    expect(code('c#.json', ['c#.json', 'd%23.json'])).toBeUndefined()
    expect(code('c.json', ['c%23.json'])).toBeUndefined()
    const running = { 'src/pages/[id].json.ts': `export const prerender = false\n${get}` }
    expect(code('c#.json', ['c%23.json'], running)).toBeUndefined()
  })

  test('an answer with 500 of a prerendered endpoint, but of no error page', () => {
    const files = { 'src/pages/a.json.ts': `export const prerender = true\n${get}`, 'src/pages/500.ts': get }
    const code = (file: string) => buildCode(refused('StaticStatusFailed'), {}, factsOf(files), file)
    expect([code('a.json.ts'), code('500.ts'), code('b.json.ts')]).toEqual(['D21', undefined, undefined])
  })

  test('a page of pages whose addresses end otherwise', () => {
    const paging = 'export const getStaticPaths = ({ paginate }) => paginate([])'
    const facts = factsOf({ 'src/pages/[page].json.ts': paging })
    const recorded = new Set(['1.json'])
    const file = { path: '1.json', kind: 'bytes', facts, recorded, expected: '{"next":"/2.json/"}' } as const
    expect(fileCode({ ...file, actual: '{"next":"/2.json"}' })).toBe('D16')
    expect(fileCode({ ...file, actual: '{"next":"/3.json"}' })).toBeUndefined()
  })
})

describe('a configuration', () => {
  test('reaches the product as it is written', () => {
    const config = { output: 'both', trailingSlash: 'maybe', site: 5, security: { checkOrigin: 'yes' } }
    expect(readOptions(config, '7.3.5').stowaway).toEqual({
      output: 'both',
      trailingSlash: 'maybe',
      site: 5,
      checkOrigin: 'yes',
    })
    expect(readOptions({ output: 'server' }, '7.3.5').stowaway).toEqual({ output: 'worker' })
  })
})

describe('the report', () => {
  const results: Result[] = [
    { project: 'p', name: 'good', result: 'pass' },
    resultOf('p', 'known', [{ where: 'status', expected: 1, actual: 2 }], ['D01', 'D12']),
    { project: 'p', name: 'left', result: 'skip', reason: 'left to the host' },
  ]
  const bad = resultOf('p', 'bad', [{ where: 'header allow', expected: null, actual: 'GET' }], undefined)

  function lines(json: boolean, list: readonly Result[]) {
    const printed: string[] = []
    const report = createReport(json, (line) => printed.push(line))
    for (const result of list) report.add(result)
    return { exitCode: report.end(), printed }
  }

  test('ends with the counts and forgives listed deviations', () => {
    const { exitCode, printed } = lines(false, results)
    expect(exitCode).toBe(0)
    expect(printed[0]).toBe('DIFF p › known [D01, D12] — status: expected 1, got 2')
    expect(printed[1]).toBe('skip 1 × p: left to the host')
    expect(printed.at(-1)).toBe('2 passed, 0 failed, 1 skipped')
  })

  test('fails on a failure without a code', () => {
    expect(isUnexplained(bad)).toBe(true)
    const { exitCode, printed } = lines(false, [...results, bad])
    expect(exitCode).toBe(1)
    expect(printed).toContain('FAIL p › bad — header allow: expected none, got "GET"')
    expect(printed.at(-1)).toBe('2 passed, 1 failed, 1 skipped')
  })

  test('is one object a line as JSON', () => {
    const { printed } = lines(true, [...results, bad])
    expect(printed.map((line) => JSON.parse(line))).toEqual([...results, bad])
  })
})

describe('bad input', () => {
  test.each([
    ['an unknown host', ['--host', 'deno'], /Unknown host 'deno'/],
    ['an unknown flag', ['--fast'], /--fast/],
    ['a flag without its value', ['--only'], /--only/],
  ])('%s', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(message)
    expect(() => readArguments(args)).toThrow(InputError)
  })

  test('is told from good input', () => {
    const given = readArguments(['a', '--host', 'node', 'b', '--json', '--only', 'text'])
    expect(given).toEqual({ paths: ['a', 'b'], host: 'node', json: true, only: 'text', help: false })
    expect(readArguments([]).host).toBe('core')
  })

  test('a folder that is no project', () => {
    expect(() => readProject(tree({ 'cases.json': '[]' }))).toThrow(/has no project\.json/)
  })

  test.each([
    ['no JSON', { 'project.json': '{' }, /is not valid JSON/],
    ['no version', { 'project.json': '{}' }, /'astro' must be/],
    ['an unknown adapter', { 'project.json': '{"astro":"7.0.0","adapter":"x"}' }, /'adapter' must be/],
    ['a case without a request', { 'project.json': '{"astro":"7.0.0"}', 'cases.json': '[{"name":"a"}]' }, /entry 0/],
  ])('%s', (_, files, message) => {
    expect(() => readProject(tree(files))).toThrow(message)
  })

  test('a path that does not exist, or no folder at all', () => {
    expect(() => projectFolders(['/does/not/exist'], '/')).toThrow(InputError)
    const root = tree({ 'README.md': '', 'p/project.json': '{}' })
    expect(projectFolders([join(root, 'README.md'), join(root, 'p')], '/')).toEqual([join(root, 'p')])
    expect(() => projectFolders([join(root, 'README.md')], '/')).toThrow(/No project folder/)
  })
})
