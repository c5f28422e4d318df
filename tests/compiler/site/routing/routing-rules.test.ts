import { describe, expect, test } from 'vitest'
import { endpointRules, routingRules } from '../../../../compiler/site/routing/routing-rules.ts'
import { createManifest, type ManifestOptions } from '../../../../sw/core/routes/manifest.ts'
import type { PrecacheFile } from '../../../../sw/worker/worker-options.ts'

const unclear = ['*%*', '*//*']

/** Where a worker that pages may control looks, too: always in development. */
const controlled = ['/__stowaway/control', '/api/*']

const manifestOf = (files: readonly string[], options: Omit<ManifestOptions, 'files'> = {}) =>
  createManifest({ files, ...options }).manifest

const endpointsOf = (files: readonly string[], options: Omit<ManifestOptions, 'files'> = {}) =>
  endpointRules(manifestOf(files, options))[0]?.paths?.filter((path) => !unclear.includes(path))

describe('patterns of endpoints', () => {
  test.for<[name: string, files: string[], base: string, expected: string[]]>([
    ['a static route', ['api/time.json.ts'], '/', ['/api/time.json{/}?']],
    ['the root', ['index.ts'], '/', ['/']],
    ['the root below a base', ['index.ts'], '/repo', ['/repo{/}?']],
    ['a param', ['api/[id].ts'], '/repo', ['/repo/api/{:p0}{/}?']],
    ['params with text around them', ['[a]-[b].json.ts'], '/', ['/{:p0}-{:p1}.json{/}?']],
    ['a rest param, which may be empty', ['files/[...path].ts'], '/', ['/files{/*}?{/}?']],
    ['a rest param with text', ['v[...path].txt.ts'], '/', ['/v*.txt{/}?']],
    ['text that has a meaning in patterns', ['a+b/(c)*.ts'], '/', ['/a\\+b/\\(c\\)\\*{/}?']],
  ])('%s', ([, files, base, expected]) => {
    expect(endpointsOf(files, { base })).toEqual(expected)
  })

  test('redirects of the configuration are covered too', () => {
    expect(endpointsOf(['a.ts'], { redirects: { '/old/[id]': '/a' } })).toContain('/old/{:p0}{/}?')
  })

  test('dots that a URL parser would resolve become a wildcard', () => {
    expect(endpointsOf([], { redirects: { '/a/..[id]': '/' } })).toEqual(['/a/*{/}?'])
  })

  test('paths that only the worker can decode go to the worker', () => {
    expect(endpointRules(manifestOf(['a.ts']))).toEqual([{ source: 'fetch-event', paths: ['/a{/}?', ...unclear] }])
  })

  test('files of one extension in one folder become one pattern before folders do', () => {
    const files = Array.from({ length: 100 }, (_, index) => `api/item${index}.json.ts`)
    expect(endpointsOf([...files, 'rss.xml.ts'])).toEqual(['/rss.xml{/}?', '/api/{:p0}.json{/}?'])
  })

  test('thousands of endpoints become few patterns, without other folders', () => {
    const files = Array.from({ length: 2_000 }, (_, index) => `api/resource${index % 400}/part${index}/[id].ts`)
    expect(endpointsOf([...files, 'feed/[page].ts'])).toEqual(['/feed/{:p0}{/}?', '/api{/*}?{/}?'])
  })
})

describe('rules of a built worker', () => {
  const assets = '/repo/assets'
  const rulesOf = (files: readonly string[], built: readonly string[], precache?: readonly PrecacheFile[]) =>
    routingRules({ manifest: { ...manifestOf(files, { base: '/repo' }), files: built }, assets, precache })

  test('requests without an endpoint go to the network', () => {
    expect(rulesOf(['api/[id].ts'], ['/repo/index.html'])).toEqual([
      { source: 'fetch-event', paths: ['/repo/api/{:p0}{/}?', ...unclear] },
      { source: 'network' },
    ])
  })

  test('commands and unknown addresses below /api/ reach a worker that pages may control', () => {
    const manifest = { ...manifestOf(['a.ts'], { base: '/repo' }), files: ['/repo/api/file.json'] }
    const [first, second] = routingRules({ manifest, assets, control: true })
    expect(first).toEqual({
      source: 'fetch-event',
      paths: ['/repo/a{/}?', ...controlled.map((path) => `/repo${path}`), ...unclear],
    })
    expect(second).toEqual({ source: 'network' })
  })

  test('files that lie under an endpoint’s pattern go to the network first', () => {
    const built = ['/repo/a b.txt', '/repo/app.js', '/repo/café', '/repo/sub/app.js']
    expect(rulesOf(['[name].ts'], built)[0]).toEqual({ source: 'network', paths: ['/repo/app.js'] })
  })

  test('offline, hashed assets come from the cache and the rest from the worker', () => {
    const precache = [
      { url: '/repo/index.html', revision: 'abc' },
      { url: '/repo/assets/app-12345678.js', revision: null },
    ]
    expect(rulesOf(['api.ts'], [], precache)).toEqual([
      { source: 'fetch-event', paths: ['/repo/api{/}?', ...unclear] },
      { source: 'precache', paths: ['/repo/assets/*'] },
      { source: 'fetch-event' },
    ])
  })

  test('offline, hashed assets that lie under an endpoint’s pattern are named one by one', () => {
    const precache = [{ url: '/repo/assets/app-12345678.js', revision: null }]
    expect(rulesOf(['[...all].ts'], [], precache)[0]).toEqual({
      source: 'precache',
      paths: ['/repo/assets/app-12345678.js'],
    })
  })

  test('offline, revisioned files next to the hashed ones go to the worker', () => {
    const precache = [
      { url: '/repo/assets/logo.png', revision: 'abc' },
      { url: '/repo/assets/a%20b.png', revision: 'abc' },
      { url: '/repo/assets/app-12345678.js', revision: null },
    ]
    expect(rulesOf(['api.ts'], [], precache).slice(1, 3)).toEqual([
      { source: 'fetch-event', paths: ['/repo/assets/logo.png'] },
      { source: 'precache', paths: ['/repo/assets/*'] },
    ])
  })

  test('offline, too many of them leave the folder to the worker', () => {
    const precache = [
      ...Array.from({ length: 50 }, (_, index) => ({ url: `/repo/assets/${index}.png`, revision: 'abc' })),
      { url: '/repo/assets/app-12345678.js', revision: null },
    ]
    expect(rulesOf(['api.ts'], [], precache).map(({ source }) => source)).toEqual(['fetch-event', 'fetch-event'])
  })

  test('prerendered endpoints are files and skip the worker', () => {
    const manifest = { ...manifestOf(['feed.ts', 'api.ts']), prerendered: ['feed.ts'], files: ['/feed'] }
    expect(routingRules({ manifest, assets: '/assets' })[0]?.paths).toEqual(['/api{/}?', ...unclear])
  })
})
