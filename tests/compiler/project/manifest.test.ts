import { describe, expect, test } from 'vitest'
import { diskFiles } from '../../../compiler/node/disk-files.ts'
import { projectPath, readManifest } from '../../../compiler/project/manifest.ts'
import { filesInMemory, type ProjectFiles } from '../../../compiler/project/project-files.ts'
import { fillSettings } from '../../../compiler/project/settings.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

const hosts: readonly [string, (files: Readonly<Record<string, string>>) => ProjectFiles][] = [
  ['on disk', (files) => diskFiles(temporaryFolder(files))],
  ['in memory', (files) => filesInMemory(new Map(Object.entries(files)))],
]

describe.for(hosts)('a project %s', ([, open]) => {
  const read = (files: Readonly<Record<string, string>>, pages = 'src/pages') =>
    readManifest(open(files), { ...fillSettings({}), pages, base: '/' })

  test('has the endpoints of its pages folder, without packages', async () => {
    const { manifest } = await read({ 'src/pages/a.ts': '', 'src/pages/node_modules/b.ts': '', 'src/c.ts': '' })
    expect(manifest.routes.map(({ file }) => file)).toEqual(['a.ts'])
    expect(manifest.middleware).toBeUndefined()
  })

  test.for([
    ['src/pages', 'src/middleware.ts', '../middleware.ts'],
    ['src/pages', 'src/middleware.js', '../middleware.js'],
    ['src/pages', 'src/middleware/index.ts', '../middleware/index.ts'],
    ['pages', 'middleware.ts', '../middleware.ts'],
  ] as const)('with pages in %s has the middleware %s', async ([pages, file, expected]) => {
    const { manifest } = await read({ [`${pages}/a.ts`]: '', [file]: '' }, pages)
    expect(manifest.middleware).toBe(expected)
    expect(projectPath(expected, pages)).toBe(file)
  })

  test.for([
    ['src/middleware.ts', 'src/middleware.js'],
    ['src/middleware.js', 'src/middleware/index.js'],
    ['src/middleware/index.ts', 'src/middleware/index.js'],
  ] as const)('with %s and %s is refused, and both are named', async ([first, second]) => {
    await expect(read({ 'src/pages/a.ts': '', [first]: '', [second]: '' })).rejects.toMatchObject({
      code: 'MiddlewareRepeated',
      message: expect.stringContaining(`${first} and ${second}`),
    })
  })

  test.for(['src/nowhere', 'src/pages/a.ts'])('without a folder %s says so', async (pages) => {
    await expect(read({ 'src/pages/a.ts': '' }, pages)).rejects.toMatchObject({
      code: 'PagesFolderMissing',
      message: expect.stringContaining(pages),
      hint: expect.stringContaining('stowaway init'),
    })
  })
})
