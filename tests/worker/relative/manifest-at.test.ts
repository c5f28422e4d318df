import { expect, test } from 'vitest'
import { filePaths } from '../../../compiler/site/file-paths.ts'
import { createApp } from '../../../sw/core/app/create-app.ts'
import { createManifest, type ManifestOptions } from '../../../sw/core/routes/manifest.ts'
import { manifestAt } from '../../../sw/worker/relative/manifest-at.ts'

const names = ['index.html', 'docs/index.html', 'note.json']
const options: ManifestOptions = {
  files: ['api/time.ts', 'api/[id].json.ts', 'feed/[...path].ts', 'new/[id].ts'],
  redirects: { '/old/[id]': '/new/[id]', '/out': 'https://far.example/x', '/plain': '/api/time?x=1' },
  trailingSlash: 'ignore',
}

const at = (scope: string, given: Partial<ManifestOptions> = {}) => {
  const { manifest } = createManifest({ ...options, ...given })
  return manifestAt(scope, { ...manifest, files: filePaths(names, '') })
}

test.each(['/repo/', '/a/b/c/', '/my%20demo%20(1)+%C3%A9/'])(
  'below %s, it is what a build for that base has',
  (scope) => {
    const { manifest } = createManifest({ ...options, base: scope })
    const { redirects, files = [], ...rest } = at(scope)
    expect(rest).toEqual({ ...manifest, redirects: undefined })
    expect(new Set(files)).toEqual(new Set(filePaths(names, manifest.base)))
    expect(redirects.map(({ id }) => id)).toEqual(manifest.redirects.map(({ id }) => id))
  },
)

test('at the root, nothing changes', () => {
  expect(at('/')).toEqual({ ...createManifest(options).manifest, files: filePaths(names, '') })
})

test.each([
  ['ignore', '/repo/old/7', '/repo/new/7'],
  ['always', '/repo/old/7/', '/repo/new/7/'],
  ['never', '/repo/old/7', '/repo/new/7'],
  ['ignore', '/repo/plain', '/repo/api/time?x=1'],
  ['ignore', '/repo/out', 'https://far.example/x'],
] as const)('trailingSlash %s: %s redirects to %s', async (trailingSlash, from, to) => {
  const app = createApp({ manifest: at('/repo/', { trailingSlash }), load: () => ({}) })
  const response = await app.fetch(new Request(`http://localhost${from}`))
  expect(response.headers.get('location')).toBe(to)
})

test.each([
  ['/repo/api/5.json', true],
  ['/repo/feed/a/b', true],
  ['/repo//api//time', true],
  ['/api/5.json', false],
  ['/repository/api/time', false],
  ['/repo/note.json', false],
  ['/repo', false],
])('%s is an endpoint’s: %s', (path, isEndpoint) => {
  const app = createApp({ manifest: at('/repo/'), load: () => ({}) })
  expect(app.match(new URL(path, 'http://localhost')) !== undefined).toBe(isEndpoint)
})

test.each(['/100%/', '/%2525/', '/a%2Fb/', '/a//b/', '/[id]/'])(
  'a folder called %s is a place like any other',
  (scope) => {
    const app = createApp({ manifest: at(scope), load: () => ({}) })
    expect(app.match(new URL(`${scope}api/time`, 'http://localhost'))).toMatchObject({ kind: 'endpoint' })
  },
)
