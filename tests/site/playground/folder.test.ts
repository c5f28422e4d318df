import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { folderFiles, folderName } from '../../../site/playground/project/folder-files.ts'
import { zipFolder } from '../../../site/playground/project/zip-folder.ts'
import { root as repository } from '../../architecture/source-files.ts'
import { serveDev, temporaryFolder } from '../../browser/serve-project.ts'

const hello = "export const prerender = true\nexport const GET = () => Response.json({ hello: 'world' })\n"

test('a downloaded project has its files and those that the command line needs', () => {
  const files = folderFiles('My Project', new Map([['src/pages/hello.json.ts', hello]]), '0.1.0')
  expect(Array.from(files.keys())).toEqual([
    'package.json',
    'vite.config.ts',
    'tsconfig.json',
    '.gitignore',
    'README.md',
    'index.html',
    'src/pages/hello.json.ts',
  ])
  expect(JSON.parse(String(files.get('package.json')))).toMatchObject({
    name: 'my-project',
    devDependencies: { stowaway: '^0.1.0' },
  })
})

test("the project's own files win", () => {
  const own = new Map([
    ['package.json', '{"name":"own"}'],
    ['index.html', 'own'],
  ])
  const files = folderFiles('x', own, '0.1.0')
  expect(files.get('package.json')).toBe('{"name":"own"}')
  expect(files.get('index.html')).toBe('own')
})

test('the archive has one folder, and bytes stay as they are', () => {
  const bytes = new Uint8Array([0, 255, 137])
  const zip = zipFolder(
    'x',
    new Map<string, string | Uint8Array>([
      ['a/ü.txt', 'né'],
      ['b.bin', bytes],
    ]),
  )
  const files = unzipSync(zip)
  expect(Object.keys(files)).toEqual(['x/a/ü.txt', 'x/b.bin'])
  expect(strFromU8(files['x/a/ü.txt'] ?? new Uint8Array())).toBe('né')
  expect(files['x/b.bin']).toEqual(bytes)
})

test.for([
  ['Crème brûlée!', 'creme-brulee'],
  ['../../x', 'x'],
  ['日本', 'playground-project'],
  ['CON', 'con'],
] as const)('%s is downloaded as %s', ([name, folder]) => expect(folderName(name)).toBe(folder))

test("the command line's development server runs an unpacked project unchanged", async () => {
  const name = '<b>Ünpacked</b>'
  const files = folderFiles(name, new Map([['src/pages/hello.json.ts', hello]]), '0.1.0')
  const folder = await temporaryFolder()
  try {
    const root = join(folder.path, folderName(name))
    for (const [path, bytes] of Object.entries(unzipSync(zipFolder(folderName(name), files)))) {
      await mkdir(dirname(join(folder.path, path)), { recursive: true })
      await writeFile(join(folder.path, path), bytes)
    }
    // What `npm install` does.
    await mkdir(join(root, 'node_modules'))
    await symlink(repository, join(root, 'node_modules/stowaway'))
    await symlink(join(repository, 'node_modules/vite'), join(root, 'node_modules/vite'))
    const dev = await serveDev(root)
    try {
      expect(await (await fetch(`${dev.url}hello.json`)).json()).toEqual({ hello: 'world' })
      expect(await (await fetch(dev.url, { headers: { accept: 'text/html' } })).text()).toContain(
        '&lt;b&gt;Ünpacked&lt;/b&gt;',
      )
    } finally {
      await dev.close()
    }
  } finally {
    await folder.remove()
  }
})
