import { expect, test } from 'vitest'
import { fillSettings, type StowawayOptions } from '../../../compiler/project/settings.ts'
import { fileRoutes } from '../../../compiler/site/page-facts.ts'
import { workerNeeds } from '../../../compiler/site/worker-needs.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'

interface Given {
  readonly files: readonly string[]
  readonly prerendered?: readonly string[]
  readonly notRoutes?: readonly string[]
  readonly options?: StowawayOptions
  readonly redirects?: Readonly<Record<string, string>>
  readonly middleware?: string
}

const none = { worker: false, visits: false }
const both = { worker: true, visits: true }
const alone = { worker: true, visits: false }

test.each<[string, Given, typeof none]>([
  ['nothing', { files: [] }, none],
  ['an endpoint', { files: ['a.ts'] }, both],
  ['a prerendered endpoint', { files: ['a.ts'], prerendered: ['a.ts'] }, none],
  ['a prerendered one beside one on request', { files: ['a.ts', 'b.ts'], prerendered: ['a.ts'] }, both],
  ['a module that is no endpoint', { files: ['a.ts'], notRoutes: ['a.ts'] }, none],
  ['middleware', { files: ['a.ts'], prerendered: ['a.ts'], middleware: '../middleware.ts' }, none],
  ['error pages', { files: ['404.ts', '500.ts', 'a.ts'], prerendered: ['a.ts'] }, none],
  ['a redirect', { files: [], redirects: { '/a': 'https://far.example/' } }, both],
  ['offline', { files: [], options: { offline: true } }, alone],
  ['offline with options', { files: [], options: { offline: { exclude: '*.png' } } }, alone],
  ['live', { files: ['a.ts'], prerendered: ['a.ts'], options: { live: true } }, alone],
  ['a server', { files: ['a.ts'], options: { target: 'node', offline: true } }, none],
])('%s', (_, { files, prerendered = [], notRoutes = [], options = {}, redirects, middleware }, expected) => {
  const { manifest } = createManifest({ files, ...(redirects && { redirects }), ...(middleware && { middleware }) })
  expect(workerNeeds({ options: fillSettings(options) }, manifest, { prerendered, notRoutes })).toEqual(expected)
})

test.each([
  ['always', ['/about', '/posts/[id]']],
  ['never', []],
  ['ignore', []],
] as const)('under %s, these routes are files whose addresses get no slash: %j', (trailingSlash, expected) => {
  const files = ['about.ts', 'data.json.ts', 'live.ts', 'posts/[id].ts']
  const { manifest } = createManifest({ files, trailingSlash })
  expect(fileRoutes(manifest, ['about.ts', 'data.json.ts', 'posts/[id].ts'])).toEqual(expected)
})

test('other origins need a worker, and no address of the site is theirs', () => {
  const { manifest } = createManifest({ files: ['404.ts'] })
  const needsOf = (files: readonly string[], options: StowawayOptions = {}, notRoutes: readonly string[] = []) =>
    workerNeeds(
      { options: fillSettings(options) },
      { ...manifest, origins: [{ origin: 'https://api.test', manifest: createManifest({ files }).manifest }] },
      { prerendered: [], notRoutes },
    )
  expect(needsOf(['a.ts'])).toEqual(alone)
  expect(needsOf([])).toEqual(none)
  expect(needsOf(['a.ts'], {}, ['a.ts'])).toEqual(none)
  expect(needsOf(['a.ts'], { target: 'node' })).toEqual(none)
})
