import { Script } from 'node:vm'
import * as esbuild from 'esbuild'
import { Unzip, UnzipInflate } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import type { RunCode } from '../../../compiler/static/static-build.ts'
import { zip } from '../../../compiler/static/zip.ts'
import { runtimeModules } from '../../../compiler/vite/runtime-source.ts'
import { runHere } from '../../hosts/run-here.ts'

const compiler = createCompiler({ esbuild, runtime: runtimeModules })
afterAll(() => compiler.dispose())

const build = (files: Readonly<Record<string, string | Uint8Array>>, options = {}, run: RunCode = runHere) =>
  compiler.buildStatic(new Map(Object.entries(files)), options, { run })

const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body)
const prerendered = (body: string) => `export const prerender = true\nexport const GET = () => new Response(${body})`

test('a project with only endpoints has no page', async () => {
  const { ok, files } = await build({
    'src/pages/a.txt.ts': prerendered('"a"'),
    'src/pages/b.ts': 'export const GET = () => null',
  })
  expect(ok).toBe(true)
  expect([...files.keys()]).toEqual([
    '404.html',
    'a.txt',
    'stowaway-404.js',
    'stowaway-fallback-worker.js',
    'stowaway-fallback.js',
    'stowaway-local.js',
    'sw.js',
  ])
  expect(text(files.get('a.txt'))).toBe('a')
  expect(text(files.get('sw.js'))).toContain('b.ts')
  for (const script of ['sw.js', 'stowaway-404.js', 'stowaway-fallback-worker.js', 'stowaway-local.js']) {
    expect(() => new Script(text(files.get(script))), `${script} is a classic script`).not.toThrow()
  }
})

test('prerendered endpoints are left out of the worker, and the same project makes the same bytes', async () => {
  const project = {
    'src/pages/a.txt.ts': prerendered('"secret recipe"'),
    'src/pages/b.ts': 'export const GET = () => null',
  }
  const [one, two] = [await build(project), await build(project)]
  expect(text(one.files.get('sw.js'))).not.toContain('secret recipe')
  expect(zip(two.files)).toEqual(zip(one.files))
})

test('classic scripts that send requests are warned about', async () => {
  const { ok, diagnostics } = await build({
    'index.html': `<!doctype html><title>Page</title><script>fetch('/a')</script><script src="/early.js"></script>
      <script src="/src/own.js"></script><script src="https://far.example/early.js"></script>`,
    'public/early.js': "new XMLHttpRequest().open('GET', '/a')",
    'src/own.js': 'self.own = true',
    'src/pages/a.ts': "export const GET = () => new Response('a')",
  })
  expect(ok).toBe(true)
  expect(diagnostics.map(({ severity, message }) => [severity, message.split(' sends')[0]])).toEqual([
    ['warning', 'An inline script of index.html'],
    ['warning', '/early.js of index.html'],
  ])
})

test('the page: its addresses have the base, its scripts and styles are bundled', async () => {
  const { files, diagnostics } = await build(
    {
      'index.html': `<!doctype html><title>Page</title>
        <link rel="icon" href="/icon.svg?v=1"><link rel="stylesheet" href="./src/a.css">
        <link rel="stylesheet" href="https://far.example/b.css"><a href="/icon.svg">a</a>
        <img src="/src/large.bin" alt="&quot;"><script src="/plain.js"></script>
        <script type="module" src="/src/main.ts"></script><script type="module">import { x } from './src/x'; x('inline')</script>`,
      'public/icon.svg': '<svg/>',
      'public/plain.js': '1',
      'src/a.css': 'p { background: url(/icon.svg) } b { background: url("./dot.png") }',
      'src/main.ts': "import './main.css'\nimport { x } from './x'\nx('main' + import.meta.env.BASE_URL)",
      'src/main.css': 'i { color: red }',
      'src/x.ts': 'export const x = (text: string) => console.log(text)',
      'src/dot.png': Uint8Array.of(1, 2, 3),
      'src/large.bin': new Uint8Array(5000),
      'src/pages/a.ts': 'export const GET = () => null',
    },
    { base: '/repo/' },
  )
  expect(diagnostics).toEqual([])
  const page = text(files.get('index.html'))
  expect(page).toContain('href="/repo/icon.svg?v=1"')
  expect(page).toContain('<a href="/icon.svg">')
  expect(page).toContain('href="https://far.example/b.css"')
  expect(page).toContain('src="/repo/plain.js"')
  expect(page).toMatch(/<img src="\/repo\/assets\/large-[\w-]{8}\.bin" alt="&quot;">/)
  expect(page.match(/<script type="module"[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" crossorigin src="\/repo\/assets\/index-\w+\.js">$/),
  ])
  const sheet = [...files.keys()].find((file) => file.endsWith('.css'))
  expect(page).toContain(`href="/repo/${sheet}"`)
  expect(text(files.get(sheet ?? ''))).toMatch(
    /^p\{background:url\(\/repo\/icon\.svg\)\}b\{background:url\(["']?data:image\/png/,
  )
  expect(text(files.get(sheet ?? ''))).toContain('i{color:red}')
  const scripts = [...files]
    .filter(([file]) => file.startsWith('assets/'))
    .map(([, body]) => text(body))
    .join('\n')
  expect(scripts).toContain('inline')
  expect(scripts).toContain('main/repo/')
  expect(scripts).toContain('/repo/sw.js')
})

test.each(['./', ''])('with the base "%s", files name one another from where they are', async (base) => {
  const { files, diagnostics } = await build(
    {
      'index.html': `<!doctype html><title>Page</title><link rel="icon" href="/icon.svg">
        <link rel="stylesheet" href="/src/a.css"><script type="module" src="/src/main.ts"></script>`,
      'help/index.html': `<!doctype html><title>Help</title><img src="/icon.svg?v=1"><script src="/plain.js"></script>
        <script type="module" src="/module.js"></script>`,
      'public/icon.svg': '<svg/>',
      'public/plain.js': '1',
      'public/module.js': '1',
      'src/a.css': 'p{background:url(/icon.svg)}',
      'src/main.ts': "import 'stowaway/storage'\ndocument.title = import.meta.env.BASE_URL + 'main'",
      'src/pages/b.ts':
        "import 'stowaway/storage'\nexport const GET = () => new Response(import.meta.env.BASE_URL + JSON.stringify(import.meta.env))",
      'src/pages/c.txt.ts': prerendered('import.meta.env.BASE_URL'),
      'src/pages/to/d.html.ts':
        "export const prerender = true\nexport const GET = ({ redirect }) => redirect('/help/')",
    },
    { base, input: ['index.html', 'help/index.html'], offline: true },
  )
  expect(diagnostics).toEqual([])
  const page = (name: string) => text(files.get(name)).match(/(?:src|href)="[^"]*"/g)
  expect(page('index.html')).toEqual([
    'href="./icon.svg"',
    expect.stringMatching(/^src="\.\/assets\/index-/),
    expect.stringMatching(/^href="\.\/assets\/index-/),
  ])
  expect(page('help/index.html')).toEqual([
    'src="../icon.svg?v=1"',
    'src="../plain.js"',
    expect.stringMatching(/^src="\.\.\/assets\/index-/),
  ])
  expect(text(files.get('404.html'))).toContain('<script src="../stowaway-404.js"></script>')
  expect(text(files.get('c.txt'))).toBe('/')
  expect(text(files.get('to/d.html'))).toContain('url=../help/"')
  const assets = [...files].filter(([file]) => file.startsWith('assets/')).map(([, body]) => text(body))
  expect(assets.join('\n')).toContain('url(../icon.svg)')
  expect(assets.join('\n')).toMatch(/import\(new URL\(["'`]\.\.\/module\.js["'`],import\.meta\.url\)\.href\)/)
  for (const [file, body] of files) expect(text(body), file).not.toMatch(/__STOWAWAY_ROOT__|["'`]\/sw\.js/)
  expect(() => new Script(text(files.get('sw.js')))).not.toThrow()
})

test.each([
  ['/', '/'],
  ['/repo', '/repo/'],
  ['./', '/'],
])('with the base "%s", an image that endpoints import is a file of the site', async (base, root) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
  const { files, diagnostics } = await build(
    {
      'src/été logo.svg': svg,
      'src/pages/a.json.ts': `import logo from '../été logo.svg'\n${prerendered('JSON.stringify([logo, String(logo)])')}`,
      'src/pages/b.ts': "import logo from '../été logo.svg'\nexport const GET = () => Response.json(logo)",
    },
    { base },
  )
  // Of the prerendered file, which cannot know the path.
  expect(diagnostics.map(({ message }) => message)).toEqual(base === './' ? [expect.stringContaining('a.json')] : [])
  const image = [...files.keys()].find((file) => file.endsWith('.svg')) ?? ''
  expect(image).toMatch(/^assets\/été logo-[\w-]{8}\.svg$/)
  expect(text(files.get(image))).toBe(svg)
  const src = root + encodeURI(image)
  expect(JSON.parse(text(files.get('a.json')))).toEqual([{ src, width: 30, height: 20, format: 'svg' }, src])
  expect(text(files.get('sw.js'))).toContain(base === './' ? encodeURI(image) : src)
  expect(text(files.get('sw.js'))).not.toContain('data:image')
})

test('a package that the host offers is in pages, prerendered files and the worker', async () => {
  const packages = { 'tide-table': "export const word = (where) => 'tide in ' + where" }
  const offering = createCompiler({ esbuild, runtime: runtimeModules, packages: async () => packages })
  try {
    const files = new Map([
      ['index.html', '<script type="module">import { word } from "tide-table"; document.title = word("page")</script>'],
      ['src/pages/a.txt.ts', `import { word } from 'tide-table'\n${prerendered('word("file")')}`],
      ['src/pages/b.ts', "import { word } from 'tide-table'\nexport const GET = () => new Response(word('worker'))"],
    ])
    const { files: site, diagnostics } = await offering.buildStatic(files, {}, { run: runHere })
    expect(diagnostics).toEqual([])
    expect(text(site.get('a.txt'))).toBe('tide in file')
    expect(text(site.get('sw.js'))).toContain('tide in ')
    const scripts = [...site].filter(([file]) => file.startsWith('assets/')).map(([, body]) => text(body))
    expect(scripts.join('\n')).toContain('tide in ')
  } finally {
    await offering.dispose()
  }
})

test('a page that does not exist, and a script that is not at hand, are errors', async () => {
  const endpoint = { 'src/pages/a.ts': 'export const GET = () => null' }
  expect(await build(endpoint, { input: ['none.html'] })).toMatchObject({ diagnostics: [{ code: 'PageNotFound' }] })
  const { ok, diagnostics } = await build(endpoint, { live: true })
  expect(ok).toBe(false)
  expect(diagnostics[0]?.message).toContain('live.js')
})

describe('a build that fails has no files, and says why', () => {
  test.for([
    [
      'a handler that throws',
      { 'src/pages/a.ts': prerendered('fail()') },
      { code: 'PrerenderFailed', file: 'src/pages/a.ts' },
    ],
    [
      'no GET',
      { 'src/pages/a.ts': 'export const prerender = true\nexport const POST = () => null' },
      { code: 'PrerenderMissingGet', file: 'src/pages/a.ts' },
    ],
    [
      'no getStaticPaths',
      { 'src/pages/[a].ts': prerendered('""') },
      { code: 'GetStaticPathsRequired', file: 'src/pages/[a].ts' },
    ],
    ['a syntax error', { 'src/pages/a.ts': 'export const' }, { file: 'src/pages/a.ts', line: 1 }],
    [
      "a missing import of the page's script",
      {
        'index.html': '<script type="module" src="/main.ts"></script>',
        'main.ts': "import './no'",
        'src/pages/a.ts': '',
      },
      { code: 'ImportNotFound', file: 'main.ts', line: 1 },
    ],
    ['a name that leads out', { '../a.ts': '' }, { code: 'InvalidFileName' }],
    ['a name that leads out of the public folder', { 'public/a\\b': '' }, { code: 'InvalidFileName' }],
  ] as const)('%s', async ([, files, expected]) => {
    const built = await build(files)
    expect(built).toMatchObject({ ok: false, files: new Map() })
    expect(built.diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', ...expected }))
  })

  test('code that could not be run', async () => {
    const built = await build({ 'src/pages/a.ts': '' }, {}, () => Promise.reject(new Error('stopped')))
    expect(built).toMatchObject({ ok: false, diagnostics: [{ message: 'stopped' }] })
  })

  test.for([
    [undefined],
    [{ files: [['../../etc/passwd', new Uint8Array()]] }],
    [{ files: [['/a', new Uint8Array()]] }],
    [{ files: [['a', 'text']] }],
    [{ files: [[{}, new Uint8Array()]] }],
  ])('a result that no prerendering gives: %j', async ([result]) => {
    expect(await build({ 'src/pages/a.ts': '' }, {}, async () => result)).toMatchObject({ ok: false })
  })
})

test('an endless loop in the prerender pass is stopped if the option asks for it', async () => {
  const files = { 'src/pages/a.ts': 'export const prerender = true\nexport const GET = () => {\n  for (;;);\n}' }
  const { ok, diagnostics } = await build(files, { loopGuard: 100 })
  expect(ok).toBe(false)
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'PrerenderFailed', message: expect.stringContaining('line 3') }),
  )
})

test('an archive contains every file, whatever its name', async () => {
  const files = new Map<string, string | Uint8Array>([
    ['a/b.txt', 'hé'],
    ['__proto__', 'own'],
    ['constructor', ''],
    ['é.bin', Uint8Array.of(1, 2)],
  ])
  const found: [string, string][] = []
  const reader = new Unzip((file) => {
    const parts: string[] = []
    file.ondata = (_, part, final) => {
      parts.push(text(part))
      if (final) found.push([file.name, parts.join('')])
    }
    file.start()
  })
  reader.register(UnzipInflate)
  reader.push(zip(files), true)
  expect(found).toEqual(
    [...files].map(([name, content]) => [name, typeof content === 'string' ? content : text(content)]),
  )
})

describe('the page for unknown addresses', () => {
  const project = {
    'index.html': '<!doctype html><title>App</title><body></body>',
    'src/pages/a.ts': 'export const GET = () => null',
  }
  const build404 = async (more: Readonly<Record<string, string>>, options = {}): Promise<string> =>
    text((await build({ ...project, ...more }, options)).files.get('404.html'))

  test('is a copy of the app’s page with the script for endpoints', async () => {
    const page = await build404({})
    expect(page).toContain('<title>App</title>')
    expect(page).toContain('stowaway-404.js')
  })

  test('is the plain 404 page with several pages, and with a 404 endpoint on request', async () => {
    expect(await build404({}, { appType: 'mpa' })).toContain('<title>404: Not Found</title>')
    const endpoint = { 'src/pages/404.ts': 'export const GET = () => null' }
    expect(await build404(endpoint)).toContain('<title>404: Not Found</title>')
  })

  test.each(['404.html', 'public/404.html'])('is the project’s own %s', async (file) => {
    const page = await build404({ [file]: '<!doctype html><title>Own</title><body></body>' })
    expect(page).toContain('<title>Own</title>')
    expect(page).toContain('stowaway-404.js')
  })

  test('is what a prerendered 404 endpoint wrote', async () => {
    const page = prerendered('"<!doctype html><title>Written</title>"')
    expect(await build404({ 'src/pages/404.ts': page })).toContain('<title>Written</title>')
  })

  test('is there for a project without endpoints on request, too', async () => {
    expect(await build404({ 'src/pages/a.ts': prerendered('"a"') })).toContain('<title>App</title>')
  })
})

test('what only Node has is a warning in the worker, and none in a prerendered endpoint', async () => {
  const { ok, diagnostics } = await build({
    'src/pages/a.txt.ts': prerendered('Buffer.from("x")'),
    'src/pages/b.ts': 'export const GET = () => new Response(Buffer.from("x"))',
  })
  expect(ok).toBe(true)
  const found = diagnostics.filter(({ code }) => code === 'NodeGlobalInWorker')
  expect(found.map(({ severity, file }) => [severity, file])).toEqual([['warning', 'src/pages/b.ts']])
})

test('a sw.js of the project is kept where no worker is needed', async () => {
  const { ok, files } = await build({ 'public/sw.js': 'self.own = 1', 'src/pages/a.txt.ts': prerendered('"a"') })
  expect(ok).toBe(true)
  expect(text(files.get('sw.js'))).toBe('self.own = 1')
  const endpoint = await build({ 'src/pages/sw.js.ts': prerendered('"self.made = 1"') })
  expect(text(endpoint.files.get('sw.js'))).toBe('self.made = 1')
})

test('pages know under trailingSlash always which endpoints are files', async () => {
  const { files } = await build(
    {
      'index.html': '<!doctype html><title>Page</title><script type="module" src="/main.ts"></script>',
      'main.ts':
        "import { endpoint } from 'stowaway/client'\nconsole.log(endpoint.url('/about'), endpoint.url('/live'))",
      'src/pages/about.ts': prerendered('"a"'),
      'src/pages/live.ts': 'export const GET = () => null',
    },
    { trailingSlash: 'always' },
  )
  const scripts = [...files].filter(([file]) => file.startsWith('assets/')).map(([, body]) => text(body))
  expect(scripts.join('\n')).toMatch(/STOWAWAY_FILE_ROUTES:\s*\["\/about"\]/)
})
