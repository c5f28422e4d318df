import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'

const manifestOf = (options: Partial<ManifestOptions>) => createManifest({ files: [], ...options }).manifest

describe('a manifest', () => {
  test('contains the sorted endpoints of the pages folder, and warns about near misses', () => {
    const { manifest, warnings } = createManifest({
      files: ['[id].ts', 'index.ts', '_lib.ts', 'a.json.ts', 'types.d.ts', 'old.mjs', 'page.astro', 'style.css'],
    })
    expect(manifest.routes.map(({ file }) => file)).toEqual(['a.json.ts', '[id].ts', 'index.ts'])
    expect(warnings).toEqual([expect.stringContaining('old.mjs'), expect.stringContaining('page.astro')])
  })

  test('defaults to the root, slashes ignored', () => {
    expect(manifestOf({})).toEqual({ base: '', trailingSlash: 'ignore', routes: [], redirects: [] })
  })

  test('names middleware, 404 and 500 files', () => {
    const files = ['404.ts', '500/index.ts', 'sub/404.ts']
    expect(manifestOf({ files, middleware: '../middleware.ts', base: '/docs/', trailingSlash: 'never' })).toMatchObject(
      {
        base: '/docs',
        trailingSlash: 'never',
        middleware: '../middleware.ts',
        notFound: '404.ts',
        error: '500/index.ts',
      },
    )
  })

  test('survives JSON', () => {
    const manifest = manifestOf({ files: ['404.ts', '[...a]/b-[c].ts'], redirects: { '/x': '/y' } })
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
  })

  test('does not depend on the order of the files', () => {
    const files = ['b.ts', 'a/[x].ts', 'a/[...x].ts', 'a/index.ts', '[y]-z.ts']
    expect(manifestOf({ files: files.toReversed() })).toEqual(manifestOf({ files }))
  })
})

describe('two files that match the same paths are an error that names both', () => {
  test.each([
    ['x.ts', 'x.js'],
    ['x.ts', 'x/index.ts'],
    ['e\u0301.ts', '\u00e9.ts'],
  ])('%s and %s', (first, second) => {
    const run = () => manifestOf({ files: [first, second] })
    expect(run).toThrow(expect.objectContaining({ code: 'RouteCollision', message: expect.stringContaining(first) }))
    expect(run).toThrow(expect.objectContaining({ message: expect.stringContaining(second) }))
  })

  test.each([
    ['[a].ts', '[...a].ts'],
    // Their modules say whether they are prerendered.
    ['[a].ts', '[b].ts'],
    ['[a]/x-[b].json.ts', '[c]/x-[d].json.js'],
    ['d/[...a].ts', 'd/[...b].ts'],
    ['[a].txt.ts', '[a].json.ts'],
    ['x.ts', 'X.ts'],
    ['[a].ts', 'a.ts'],
    ['%5Ba%5D.ts', '[a].ts'],
    ['index.ts', '[...a].ts'],
  ])('%s and %s are no collision', (first, second) => {
    expect(manifestOf({ files: [first, second] }).routes).toHaveLength(2)
  })
})

describe('redirects', () => {
  test.each(['/two%20words', '/c%23', '/old/[id]/%C3%A9', '/a%2541'])(
    'a source with an escape is refused, since no request reaches it: %s',
    (source) => {
      const run = () => manifestOf({ files: ['new.ts'], redirects: { [source]: '/new' } })
      expect(run).toThrow(expect.objectContaining({ code: 'RouteEscaped', file: source }))
    },
  )

  test('brackets of a source are written as escapes', () => {
    const redirects = { '/%5Bx%5D': '/new' }
    expect(manifestOf({ files: ['new.ts'], redirects }).redirects[0]?.segments).toEqual([
      [{ kind: 'static', text: '[x]' }],
    ])
  })

  test('keep a status only where they lead to a route', () => {
    const redirects = {
      '/a': '/new',
      '/b': { status: 302, destination: '/new' },
      '/c': { status: 303, destination: '/new?x=1#frag' },
      '/d': { status: 302, destination: 'https://out.example/' },
      '/e/[id]': { status: 307, destination: '/item/[id]' },
    } as const
    expect(manifestOf({ files: ['new.ts', 'item/[id].ts'], redirects }).redirects).toEqual([
      expect.not.objectContaining({ status: expect.anything() }),
      expect.objectContaining({ id: '/b', status: 302 }),
      expect.not.objectContaining({ status: expect.anything() }),
      expect.not.objectContaining({ status: expect.anything() }),
      expect.objectContaining({ id: '/e/[id]', status: 307 }),
    ])
  })

  test('replace an endpoint of the same pattern', () => {
    const manifest = manifestOf({
      files: ['exists.ts', '404.ts', 'new.ts'],
      redirects: { '/exists/': '/new', '/404': '/' },
    })
    expect(manifest.routes.map(({ id }) => id)).toEqual(['/new'])
    expect(manifest.redirects.map(({ id }) => id)).toEqual(['/404', '/exists'])
    expect(manifest.notFound).toBeUndefined()
  })

  test.each([
    [{ '/a': '/x', '/a/': '/y' }, []],
    [{ '/[a]': '/x', '/[b]': '/y' }, []],
    [{ '/[a]': '/x' }, ['[b].ts']],
  ])('two names for one path are an error: %o beside %o', (redirects, files) => {
    expect(() => manifestOf({ files, redirects })).toThrow(expect.objectContaining({ code: 'RouteCollision' }))
  })

  test.each(['ftp://x.example/', 'mailto:a@b.example', 'javascript:alert(1)', '//x.example/'])(
    'cannot go to %s',
    (to) => {
      expect(() => manifestOf({ redirects: { '/a': to } })).toThrow(
        expect.objectContaining({ code: 'UnsupportedExternalRedirect' }),
      )
    },
  )

  test.each([
    ['/o/[slug].txt', '/n/[id].txt', 'source'],
    ['/plain', '/n/[id].txt', 'source'],
    ['/[a]', '/nowhere/[b]', 'source'],
  ])('%s to %s needs a param that the source has not', (from, to) => {
    expect(() => manifestOf({ files: ['n/[id].txt.ts'], redirects: { [from]: to } })).toThrow(
      expect.objectContaining({ code: 'InvalidRedirectDestination', message: expect.stringContaining(from) }),
    )
  })

  test.each([
    ['/drop/[id]', '/new'],
    ['/multi-[x]-[y]', '/gone/[y]'],
    ['/docs/[...rest]', '/manual/[...rest]?page=[1]'],
    ['/out/[id]', 'https://x.example/[id]'],
  ])('%s may go to %s, on request', (from, to) => {
    expect(manifestOf({ files: ['new.ts'], redirects: { [from]: to } }).redirects).toHaveLength(1)
  })

  test.each([
    ['/drop/[id]', '/new', '[id]'],
    ['/o/[id]', '/nowhere/[id]', 'not an existing route'],
  ])('%s to %s cannot be written as files', (from, to, reason) => {
    expect(() => manifestOf({ files: ['new.ts'], redirects: { [from]: to }, prerenderRedirects: true })).toThrow(
      expect.objectContaining({ code: 'InvalidRedirectDestination', message: expect.stringContaining(reason) }),
    )
  })

  test('a source with a broken pattern is an error', () => {
    expect(() => manifestOf({ redirects: { '/[a': '/x' } })).toThrow(
      expect.objectContaining({ code: 'RouteBracketsUnbalanced' }),
    )
  })
})

describe('every recorded project has a manifest', () => {
  const corpora = new URL('../../conformance/corpora/', import.meta.url)
  const projects = readdirSync(corpora).filter((name) => existsSync(new URL(`${name}/src/pages/`, corpora)))

  test.each(projects)('%s', (project) => {
    const folder = new URL(`${project}/`, corpora)
    const pages = readdirSync(new URL('src/pages/', folder), { recursive: true, withFileTypes: true })
    const prefix = new URL('src/pages/', folder).pathname
    const files = pages
      .filter((entry) => entry.isFile())
      .map((entry) =>
        decodeURI(new URL(`file://${entry.parentPath}/`).pathname + entry.name).slice(decodeURI(prefix).length),
      )
    const { config = {} } = JSON.parse(readFileSync(new URL('project.json', folder), 'utf8'))
    const { base, trailingSlash, redirects } = config
    expect(manifestOf({ files, base, trailingSlash, redirects }).routes.length).toBeGreaterThan(0)
  })
})
