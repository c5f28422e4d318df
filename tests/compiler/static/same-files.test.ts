import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCompiler } from '../../../compiler/create-compiler.ts'
import type { CompileOptions } from '../../../compiler/project/compile-options.ts'
import type { StaticBuild } from '../../../compiler/static/static-build.ts'
import { options as shop } from '../../fixtures/shop/options.ts'
import { readProject } from '../../hosts/read-project.ts'
import { runHere } from '../../hosts/run-here.ts'
import { dist } from '../temporary-project.ts'
import { buildOnDisk } from './build-on-disk.ts'

const fixture = join(import.meta.dirname, '../../fixtures/shop')
/** Of the compiled package, which is the one that the command line runs. */
const { runtimeModules, liveRuntime } = await import(pathToFileURL(join(dist, 'compiler/vite/runtime-source.js')).href)
const runtime = async () => ({ ...(await runtimeModules()), ...(await liveRuntime()) })
const compiler = createCompiler({ esbuild, runtime })
afterAll(() => compiler.dispose())

interface Site {
  readonly name: string
  readonly options: CompileOptions
  readonly pages?: Readonly<Record<string, string>>
  /** Files of the fixture that this site has not. */
  readonly without?: string
}

const page = (script: string) =>
  `<!doctype html><html><head><title>Page</title></head><body><script type="module" src="${script}"></script></body></html>`

const sites: readonly Site[] = [
  { name: 'a site', options: shop },
  {
    name: 'a site of several pages, kept offline, with the live scripts',
    options: { ...shop, offline: { exclude: 'images/**' }, live: true },
    pages: { 'about.html': page('/src/main.ts'), 'help/index.html': page('../src/main.ts') },
  },
  {
    name: 'a static site with redirects',
    options: { ...shop, output: 'static', redirects: { ...shop.redirects, '/away': 'https://far.example/there' } },
  },
  {
    name: 'a site of prerendered files, which has no worker',
    options: { ...shop, trailingSlash: 'always', redirects: {} },
    pages: {
      'about.html': `<!doctype html><html><head><title>About</title></head><body>
  <p>About</p>
  <script>self.early = 1</script>
  <script type="module" src="https://far.example/a.js"></script>
  <script type="module">console.log('inline')</script>
</body></html>`,
      'help/index.html': '<!doctype html><html><head><title>Help</title></head><body>Help</body></html>',
    },
    without: 'src/pages/api',
  },
]

/** Named by bundlers, by their content. */
const isAsset = (file: string) => file.startsWith('assets/')
/** Holds code that another bundler wrote, or names of its files. */
const isBundled = (file: string) => isAsset(file) || /^(?:index|about|help\/index)\.html$|^sw\.js$/.test(file)
/** What an endpoint of the fixture says about the images that it imports: objects, as in Astro. */
const ofImages = 'files.json'
const names = (files: Iterable<string>) => [...files].filter((file) => !isAsset(file)).sort()
const keptFiles = (script: string) =>
  [...script.matchAll(/["'`]?url["'`]?:["'`]([^"'`]+)["'`],["'`]?revision/g)]
    .map(([, url = '']) => url)
    .filter((url) => !url.startsWith('/assets/'))

describe.for(sites)('$name', ({ options, pages = {}, without }) => {
  /** In base64. */
  let onDisk: ReadonlyMap<string, string>
  let made: StaticBuild

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stowaway-same-'))
    try {
      await cp(fixture, folder, { recursive: true })
      if (without !== undefined) await rm(join(folder, without), { recursive: true })
      const input = Object.keys(pages).length === 0 ? [] : ['index.html', ...Object.keys(pages)]
      for (const [file, html] of Object.entries(pages)) {
        await mkdir(dirname(join(folder, file)), { recursive: true })
        await writeFile(join(folder, file), html)
      }
      onDisk = await buildOnDisk(folder, options, input)
      const files = await readProject(folder)
      made = await compiler.buildStatic(files, { ...options, ...(input.length > 0 && { input }) }, { run: runHere })
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 180_000)

  test('is the same set of files as the command line makes', () => {
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(names(made.files.keys())).toEqual(names(onDisk.keys()))
  })

  test('has each file that no bundler writes, byte for byte', () => {
    const same = [...made.files.keys()].filter((file) => !isBundled(file))
    expect(same.length).toBeGreaterThan(14)
    const differ = same.filter(
      (file) => Buffer.from(made.files.get(file) ?? []).toString('base64') !== onDisk.get(file),
    )
    expect(differ).toEqual([])
  })

  test('has the images that endpoints import, under the same names', () => {
    const { png, svg } = JSON.parse(new TextDecoder().decode(made.files.get(ofImages)))
    expect(png).toEqual({
      src: expect.stringMatching(/^\/assets\/dot-[\w-]{8}\.png$/),
      width: 1,
      height: 1,
      format: 'png',
    })
    expect(svg).toMatchObject({ src: expect.stringMatching(/^\/assets\/dot-[\w-]{8}\.svg$/), format: 'svg' })
    for (const { src } of [png, svg]) {
      const ours = Buffer.from(made.files.get(src.slice(1)) ?? []).toString('base64')
      expect(ours).not.toBe('')
      expect(ours).toBe(onDisk.get(src.slice(1)))
    }
  })

  test('keeps the same files offline', () => {
    const script = new TextDecoder().decode(made.files.get('sw.js'))
    const kept = keptFiles(script)
    expect(kept).toEqual(keptFiles(Buffer.from(onDisk.get('sw.js') ?? '', 'base64').toString()))
    if (options.offline)
      expect(kept).toEqual(expect.arrayContaining(['/index.html', '/live-sandbox.js', '/help/index.html']))
    else expect(kept).toEqual([])
  })

  if (without === undefined) return

  test('has no gate, no fallback and no worker, but one that goes', () => {
    const page = (path: string) => new TextDecoder().decode(made.files.get(path))
    expect(page('help/index.html')).toBe(pages['help/index.html'])
    expect(Buffer.from(onDisk.get('help/index.html') ?? '', 'base64').toString()).toBe(pages['help/index.html'])
    for (const html of [page('about.html'), Buffer.from(onDisk.get('about.html') ?? '', 'base64').toString()]) {
      expect(html).toContain('<script type="module" src="https://far.example/a.js"></script>')
      expect(html).toContain('<script>self.early = 1</script>')
      expect(html.match(/<script type="module" crossorigin src="\/assets\/[^"]+"><\/script>/g)).toHaveLength(1)
    }
    expect([...made.files.keys()].filter((file) => file.startsWith('stowaway-'))).toEqual([])
    const script = made.files.get('sw.js') ?? new Uint8Array()
    expect(Buffer.from(script).toString('base64')).toBe(onDisk.get('sw.js'))
    expect(script.byteLength).toBeLessThan(2000)
    // The gate's parts. A chunk that pages share may hold a function that none of them calls.
    expect([...made.files.keys()].filter((file) => /first-load|follow-worker/.test(file))).toEqual([])
    expect(page('404.html')).not.toContain('<script')
  })
})
