import { describe, expect, test } from 'vitest'
import { diskFiles } from '../../../compiler/node/disk-files.ts'
import { projectPath, readManifest } from '../../../compiler/project/manifest.ts'
import { originAddresses } from '../../../compiler/project/origin-addresses.ts'
import { filesInMemory, type ProjectFiles } from '../../../compiler/project/project-files.ts'
import { fillSettings } from '../../../compiler/project/settings.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

const hosts: readonly [string, (files: Readonly<Record<string, string>>) => ProjectFiles][] = [
  ['on disk', (files) => diskFiles(temporaryFolder(files))],
  ['in memory', (files) => filesInMemory(new Map(Object.entries(files)))],
]

const api = 'https://api.example.com'

describe.for(hosts)('a project %s', ([, open]) => {
  const read = (files: readonly string[], origins: Readonly<Record<string, string>>, more: object = {}) =>
    readManifest(open(Object.fromEntries(files.map((file) => [file, '']))), {
      ...fillSettings({ origins, ...more }),
      base: '/',
    })

  test('has a route table for each other origin, the longest path first', async () => {
    const { manifest, warnings } = await read(
      [
        'src/pages/own.ts',
        'src/mocks/api/users/[id].ts',
        'src/mocks/api/_middleware.ts',
        'mocks/v1/404.ts',
        'mocks/v1/a.vue',
      ],
      { [`${api}/`]: './src/mocks/api/', [`${api}/v1/`]: 'mocks/v1' },
    )
    const { origins = [], routes } = manifest
    expect(routes.map(({ file }) => file)).toEqual(['own.ts'])
    expect(origins).toMatchObject([
      { origin: api, manifest: { base: '/v1', notFound: '../../mocks/v1/404.ts' } },
      {
        origin: api,
        manifest: {
          base: '',
          middleware: '../mocks/api/_middleware.ts',
          routes: [{ id: '/users/[id]', file: '../mocks/api/users/[id].ts' }],
        },
      },
    ])
    expect(projectPath('../mocks/api/users/[id].ts', 'src/pages')).toBe('src/mocks/api/users/[id].ts')
    expect(projectPath('../../mocks/v1/404.ts', 'src/pages')).toBe('mocks/v1/404.ts')
    expect(warnings).toEqual([expect.stringContaining('mocks/v1: a.vue')])
  })

  test('needs no pages folder, and has no table without the option', async () => {
    const { manifest } = await read(['mocks/a.ts'], { [api]: 'mocks' })
    expect(manifest.routes).toEqual([])
    expect(manifest.origins).toHaveLength(1)
    expect((await read(['src/pages/a.ts'], {})).manifest).not.toHaveProperty('origins')
  })

  test.each<[string, Record<string, string>, object, RegExp, RegExp]>([
    [
      'OriginFolderMissing',
      { [api]: 'src/mocks/exmple' },
      {},
      /src\/mocks\/exmple/,
      /Did you mean "src\/mocks\/example"/,
    ],
    ['OriginFolderMissing', { [api]: 'nowhere' }, {}, /nowhere/, /Create nowhere/],
    ['OriginFolderShared', { [api]: 'src/pages' }, {}, /src\/pages/, /outside the pages folder/],
    ['OriginFolderShared', { [api]: 'src/pages/api' }, {}, /src\/pages\/api/, /outside/],
    ['OriginFolderShared', { [api]: 'src' }, {}, /is src,/, /outside/],
    [
      'OriginIsOwn',
      { [api]: 'src/mocks/example' },
      { site: `${api}/docs/` },
      /api\.example\.com\/docs/,
      /pages folder/,
    ],
    ['OriginRepeated', { [api]: 'src/mocks/example', [`${api}:443/`]: 'src/mocks/example' }, {}, /:443/, /Keep one/],
  ])('%s: %j', async (code, origins, more, message, hint) => {
    const files = ['src/pages/a.ts', 'src/pages/api/b.ts', 'src/mocks/example/c.ts']
    await expect(read(files, origins, more)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
  })

  test('a folder whose name hides it from the pages may hold them', async () => {
    const { manifest } = await read(['src/pages/a.ts', 'src/pages/_api/b.ts'], { [api]: 'src/pages/_api' })
    expect(manifest.origins).toMatchObject([{ manifest: { routes: [{ id: '/b', file: '_api/b.ts' }] } }])
  })
})

test.each([
  'api.example.com',
  '/api',
  '//api.example.com',
  'ws://api.example.com',
  'file:///etc',
  'https://user:word@api.example.com',
  `${api}?key=1`,
  `${api}/#part`,
  'https://*.example.com',
  `${api}/[version]`,
  '',
])('%j is not an origin', (key) => {
  expect(() => originAddresses([key])).toThrow(expect.objectContaining({ code: 'OriginNotAbsolute' }))
})

test.each([
  ['https://API.example.com', api, '/'],
  ['http://localhost:8080/v1', 'http://localhost:8080', '/v1/'],
  ['http://[::1]:8080', 'http://[::1]:8080', '/'],
  ['https://api.example.com:443//', api, '/'],
])('%s is the address %s%s', (key, origin, base) => {
  expect(originAddresses([key])).toEqual([{ key, origin, base }])
})
