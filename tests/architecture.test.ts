import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { findCycles } from './architecture/find-cycles.ts'
import { importsOf } from './architecture/imports-of.ts'
import { readSources, root, type SourceFile, type SourceImport } from './architecture/source-files.ts'

interface PackageJson {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

const manifest: PackageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const shipped = readSources('sw', 'compiler')
const site = readSources('site')

const isPublicEntry = (path: string): boolean => /^(?:sw|compiler)\/[^/]+\.ts$/.test(path)

/** The place a file belongs to: `sw/core`, `compiler`, or `entry` for a file that only re-exports. */
function roomOf(path: string): string {
  if (isPublicEntry(path) && path.startsWith('sw/')) return 'entry'
  return /^(?:sw\/[^/]+|compiler|site)/.exec(path)?.[0] ?? path
}

const mayImport: Readonly<Record<string, (target: string, kind: SourceImport['kind'], path: string) => boolean>> = {
  entry: (target) => target.startsWith('sw/'),
  'sw/core': (target) => roomOf(target) === 'sw/core',
  'sw/astro': (target) => ['sw/astro', 'sw/core'].includes(roomOf(target)),
  'sw/data': (target) => ['sw/data', 'sw/core'].includes(roomOf(target)),
  'sw/control': (target) => ['sw/control', 'sw/core', 'sw/data'].includes(roomOf(target)),
  'sw/testing': (target) => ['sw/testing', 'sw/control', 'sw/client', 'sw/core', 'sw/data'].includes(roomOf(target)),
  'sw/worker': (target) => ['sw/worker', 'sw/core', 'sw/data', 'sw/control'].includes(roomOf(target)),
  'sw/client': (target) => ['sw/client', 'sw/core'].includes(roomOf(target)),
  // It runs what the other rooms make: the worker's parts, the page's, and, for bundles, the public entries themselves.
  'sw/live': (target) => ['sw/live', 'sw/worker', 'sw/client', 'sw/core', 'sw/data', 'entry'].includes(roomOf(target)),
  'sw/host': (target) => ['sw/host', 'sw/astro', 'sw/core', 'sw/data'].includes(roomOf(target)),
  compiler: (target, kind, path) =>
    ['compiler', 'sw/core', 'sw/astro'].includes(roomOf(target)) ||
    target === 'sw/node.ts' ||
    // The preview is the host's file server without endpoints; public, its parts could never change again.
    (path === 'compiler/node/preview-server.ts' && roomOf(target) === 'sw/host') ||
    // It starts the endpoints that tests run.
    (/^compiler\/(?:vite\/testing\/|testing\.ts$)/.test(path) && roomOf(target) === 'sw/testing') ||
    // The development server controls what it runs itself.
    roomOf(target) === 'sw/control' ||
    (path.startsWith('compiler/vite/dev/thread/') && roomOf(target) === 'sw/data') ||
    (roomOf(target) === 'sw/worker' && kind === 'type'),
  site: (target) => roomOf(target) === 'site',
}

const offenders = (
  files: readonly SourceFile[],
  isWrong: (found: SourceImport, file: SourceFile) => boolean,
): readonly string[] =>
  files.flatMap((file) =>
    file.imports
      .filter((found) => isWrong(found, file))
      .map(({ kind, source, target }) => `${file.path} imports ${target ?? source} (${kind})`),
  )

const packageOf = (source: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? source
const isForeign = ({ source, target }: SourceImport): boolean => target === undefined && !source.startsWith('node:')

test('every form of import is found; type imports differ from value imports', () => {
  const code = `
    import a from './a'
    import type { B } from './b'
    export { c } from './c'
    export type * from './d'
    type E = import('./e').E
    const f = () => import('./f')
    const text = "import g from './g'"`
  expect(importsOf(code, 'x.ts').map(({ source, kind }) => `${source} ${kind}`)).toEqual([
    './a value',
    './b type',
    './c value',
    './d type',
    './e type',
    './f lazy',
  ])
})

test('a cycle is reported with all its files', () => {
  const file = (path: string, ...targets: readonly string[]): SourceFile => ({
    path,
    lines: 1,
    imports: targets.map((target) => ({ source: target, kind: 'value', target })),
  })
  expect(findCycles([file('a', 'b', 'd'), file('b', 'c'), file('c', 'b'), file('d')])).toEqual(['b → c → b'])
})

test('relative imports name files that exist', () => {
  expect(
    offenders([...shipped, ...site], ({ target }) => target !== undefined && !existsSync(join(root, target))),
  ).toEqual([])
})

test('rooms import only from rooms below them', () => {
  expect(
    offenders([...shipped, ...site], ({ target, kind }, { path }) => {
      const isAllowed = mayImport[roomOf(path)]
      return target !== undefined && (isAllowed === undefined || !isAllowed(target, kind, path))
    }),
  ).toEqual([])
})

test('the site imports only public entries', () => {
  const entries = Object.keys(manifest.exports).map((key) => manifest.name + key.slice(1))
  expect(offenders(site, ({ source }) => packageOf(source) === manifest.name && !entries.includes(source))).toEqual([])
})

test('shipped code imports only packages that are installed with it, the runtime none of the compiler', () => {
  const runtime = Object.keys(manifest.dependencies)
  const all = [...runtime, ...Object.keys(manifest.peerDependencies)]
  expect(
    offenders(shipped, (found, { path }) => {
      // The worker and the thread of the development server run Vite’s module runner; a fixture is for its test runner.
      const known = /^(?:compiler|sw\/worker\/dev|sw\/core\/development|sw\/testing)\//.test(path) ? all : runtime
      return isForeign(found) && !known.includes(packageOf(found.source))
    }),
  ).toEqual([])
})

test('the rooms of the compiler import only what is in them', () => {
  // From the ground up. `site` knows no bundler and no disk: what it needs of them are ports.
  const levels = ['syntax content types docs', 'project', 'scripts', 'prerender', 'site', 'bundler', 'static', 'remote']
  const onDisk = ['node', 'astro', 'vite', 'cli']
  const levelOf = (path: string): number => {
    const room = /^compiler\/([^/]+)\//.exec(path)?.[1] ?? ''
    return [...levels, ...onDisk].findIndex((names) => names.split(' ').includes(room))
  }
  const compiler = shipped.filter(({ path }) => levelOf(path) >= 0)
  expect(compiler.length).toBeGreaterThan(150)
  expect(offenders(compiler, ({ target = '' }, { path }) => levelOf(target) > levelOf(path))).toEqual([])
})

test('only the compiler on disk and the Node host import modules of Node', () => {
  const mayUseNode = /^(?:compiler\/(?:node|astro|vite|cli)\/|sw\/host\/|sw\/node\.ts$)/
  expect(offenders(shipped, ({ source }, { path }) => source.startsWith('node:') && !mayUseNode.test(path))).toEqual([])
})

test('the compiler for the browser imports nothing from Node or Vite', () => {
  const byPath = new Map(shipped.map((file) => [file.path, file]))
  const reached = new Set(['compiler/index.ts', 'compiler/static/prerender-project.ts'])
  for (const path of reached) {
    for (const { target } of byPath.get(path)?.imports ?? []) if (target !== undefined) reached.add(target)
  }
  expect(reached.size).toBeGreaterThan(100)
  expect([...reached].filter((path) => /^compiler\/(?:node|astro|vite|cli)\//.test(path))).toEqual([])
  const files = shipped.filter(({ path }) => reached.has(path))
  expect(offenders(files, ({ source }) => source === 'vite' || source.startsWith('node:'))).toEqual([])
})

test('the worker itself never calls the fetch of handlers, which would answer from endpoints', () => {
  const callers = shipped.filter(
    ({ path }) =>
      path.startsWith('sw/worker/') && /(?<![\w.#]|async #?)fetch\(/.test(readFileSync(join(root, path), 'utf8')),
  )
  // Where comments speak of it.
  expect(callers.map(({ path }) => path)).toEqual(['sw/worker/stream-bodies.ts'])
})

test('no modules need each other to start', () => {
  expect(findCycles([...shipped, ...site])).toEqual([])
})

/** Chains of folders that need each other; `folderOf` names a file's folder. */
function folderCycles(files: readonly SourceFile[], folderOf: (path: string) => string): readonly string[] {
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].map((path): SourceFile => {
    const targets = files
      .filter((file) => folderOf(file.path) === path)
      .flatMap(({ imports }) => imports.flatMap(({ target }) => (target === undefined ? [] : [folderOf(target)])))
    const others = [...new Set(targets)].filter((target) => target !== path)
    return { path, lines: 1, imports: others.map((target) => ({ source: target, kind: 'value', target })) }
  })
  return findCycles(folders)
}

test('the folders of the core need each other in one direction, types included', () => {
  const core = shipped.filter(({ path }) => path.startsWith('sw/core/'))
  expect(folderCycles(core, (path) => /^sw\/core\/[^/]+/.exec(path)?.[0] ?? path)).toEqual([])
})

test('so do the folders of the playground', () => {
  const playground = site.filter(({ path }) => path.startsWith('site/playground/'))
  expect(playground.length).toBeGreaterThan(100)
  expect(folderCycles(playground, posix.dirname)).toEqual([])
})

test('each message is named once, in the catalogue', () => {
  const named = shipped.flatMap(({ path }) => {
    // Vite's plugins have names too.
    const names =
      readFileSync(join(root, path), 'utf8').match(/(?<!\bname: .)(?<=['"`])stowaway:[\w-]+(?=['"`])/g) ?? []
    return names.map((name) => ({ path, name }))
  })
  const inCatalogue = named.filter(({ path }) => path.startsWith('sw/core/wire/messages/'))
  expect(inCatalogue.length).toBeGreaterThan(20)
  expect(new Set(inCatalogue.map(({ name }) => name)).size).toBe(inCatalogue.length)
  const elsewhere = named.filter(
    ({ path, name }) => !path.startsWith('sw/core/wire/messages/') && inCatalogue.some((entry) => entry.name === name),
  )
  expect(elsewhere).toEqual([])
})

test('each public entry is a file at the top of sw or compiler', () => {
  const entries = Object.entries(manifest.exports).filter(([key]) => key !== './package.json')
  const sources = entries.map(([, entry]) => {
    const paths = typeof entry === 'string' ? [entry] : Object.values(entry)
    const files = paths.map((path) =>
      path
        .replace(/^\.\/dist\//, '')
        // The plugin is packed.
        .replace(/^runtime\/commands\//, 'compiler/')
        .replace(/(?:\.d\.ts|\.js)$/, '.ts'),
    )
    expect(new Set(files).size, `${paths.join(' and ')} come from one file`).toBe(1)
    return files[0] ?? ''
  })
  expect(sources.filter((path) => !isPublicEntry(path) || !existsSync(join(root, path)))).toEqual([])
})

test('a public entry only re-exports', () => {
  const entries = shipped.filter(({ path }) => path.startsWith('sw/') && isPublicEntry(path))
  const wrong = [...entries.map(({ path }) => path), 'compiler/vite.ts', 'compiler/index.ts'].filter((path) =>
    parseAst(readFileSync(join(root, path), 'utf8'), { lang: 'ts' }).body.some(
      (node) => !/^Export(?:Named|All)Declaration$/.test(node.type) || !('source' in node) || node.source === null,
    ),
  )
  expect(wrong).toEqual([])
})

test('no file is longer than 250 lines', () => {
  const long = [...shipped, ...site].filter(({ lines }) => lines > 250)
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
})
