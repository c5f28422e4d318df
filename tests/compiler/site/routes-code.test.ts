import { describe, expect, test } from 'vitest'
import { EntryCode } from '../../../compiler/site/entry-code.ts'
import { shortRoutesCode } from '../../../compiler/site/routes-code.ts'
import { keepModules } from '../../../sw/core/endpoint/keep-modules.ts'
import { branchFinder } from '../../../sw/core/routes/branch-finder.ts'
import { wholeManifest } from '../../../sw/core/routes/brief-manifest.ts'
import { dynamicMatcher } from '../../../sw/core/routes/dynamic-matcher.ts'
import { exactMatcher } from '../../../sw/core/routes/exact-matcher.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { splitPaths } from '../../../sw/core/routes/path-list.ts'
import { readTable, routesOf } from '../../../sw/core/routes/read-table.ts'
import { rests } from '../../../sw/core/routes/rests.ts'
import type { RouteHit } from '../../../sw/core/routes/route-leaf.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { Matcher } from '../../../sw/core/routes/route-matcher.ts'
import { staticFileAt, staticMatcher } from '../../../sw/core/routes/static-matcher.ts'
import { modulesOf } from '../../../sw/worker/modules-of.ts'
import { tableManifest } from '../../../sw/worker/table-manifest.ts'

const names = {
  ...{ keepModules, dynamicMatcher, exactMatcher, readTable, routesOf, staticMatcher },
  ...{ branchFinder, modulesOf, rests, splitPaths, staticFileAt, tableManifest },
}

interface Known {
  readonly manifest: RouteManifest
  readonly matcher: Matcher
  load(file: string): unknown
}

/** Runs the code as a worker does; `import` leads to the path that is imported. */
function run(manifest: RouteManifest): { readonly text: string; readonly known: Known } {
  const code = new EntryCode()
  const routes = shortRoutesCode(code, manifest, (file) => `/pages/${file}`)
  const text = code.text(
    `return { manifest: ${routes.manifest}, load: ${routes.load}, matcher: (${routes.createMatcher})() }`,
  )
  const [imports = '', ...body] = text.split('\n')
  const used = [...imports.matchAll(/\w+(?=[,\s]*.*\} from)/g)].map(([name]) => name).filter((name) => name in names)
  const source = body.join('\n').replaceAll('import(', 'Promise.resolve(')
  return { text, known: new Function(...used, source)(...used.map((name) => Reflect.get(names, name))) }
}

const manifestOf = (files: readonly string[], options: Partial<ManifestOptions> = {}): RouteManifest =>
  createManifest({ files, ...options }).manifest

const few = ['index.ts', 'a.json.ts', 'b/index.js', 'b/c d.ts', '%5Bx%5D.ts', 'what?.ts']
const cases: readonly [string, readonly string[], Partial<ManifestOptions>, uses: string][] = [
  ['no route', [], {}, 'exactMatcher'],
  ['a few paths', few, {}, 'exactMatcher'],
  ['always with a slash', few, { trailingSlash: 'always' }, 'exactMatcher'],
  ['never with a slash', few, { trailingSlash: 'never' }, 'exactMatcher'],
  ['middleware', few, { middleware: '../middleware.ts' }, 'exactMatcher'],
  ['many paths', Array.from({ length: 60 }, (_, index) => `folder/of-many/file-${index}.ts`), {}, 'staticMatcher'],
  [
    'redirects',
    few,
    { redirects: { '/old': '/b', '/older': { status: 308, destination: '/a.json' } } },
    'tableManifest',
  ],
  ['params', [...few, '[id].ts'], {}, 'dynamicMatcher'],
  ['params and redirects', ['new/[id].ts'], { redirects: { '/old/[id]': '/new/[id]' } }, 'tableManifest'],
]

describe.each(cases)('%s', (_, files, options, uses) => {
  const manifest = manifestOf(files, options)
  const { text, known } = run(manifest)

  test(`the worker uses ${uses}`, () => expect(text).toContain(uses))

  test('every path leads to the same', () => {
    const matcher = createMatcher(manifest)
    const brief = (hit: RouteHit | undefined) =>
      hit && { ...hit, ...('route' in hit ? { route: hit.route.file } : { redirect: hit.redirect.id }) }
    const paths = [
      '/',
      '/a.json',
      '/b',
      '/b/c d',
      '/[x]',
      '/what%3F',
      '/old',
      '/older',
      '/old/1',
      '/new/1',
      '/none',
      '/A.json',
    ]
    const all = [...paths, ...files.slice(0, 3).map((file) => `/${file.replace(/\.ts$/, '')}`)]
    for (const path of all.flatMap((one) => [one, `${one}/`])) {
      expect(brief(known.matcher.first(path)), path).toEqual(brief(matcher.first(path)))
      expect(known.matcher.all(path).map(brief), path).toEqual(matcher.all(path).map(brief))
    }
  })

  test('the fallback reads the whole manifest of what the worker sends', () => {
    const { routes, redirects, base, trailingSlash, middleware } = wholeManifest(structuredClone(known.manifest))
    expect({ routes, redirects, base, trailingSlash, middleware }).toEqual({
      routes: manifest.routes,
      redirects: manifest.redirects,
      base: manifest.base,
      trailingSlash: manifest.trailingSlash,
      middleware: manifest.middleware,
    })
  })

  test('every file has its module', async () => {
    for (const file of [
      ...manifest.routes.map((route) => route.file),
      ...(manifest.middleware ? [manifest.middleware] : []),
    ]) {
      expect(await known.load(file)).toBe(`/pages/${file}`)
    }
  })
})
