import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mergeScripts } from '../../../compiler/cli/merge-scripts.ts'
import { run } from '../../../compiler/cli/run.ts'
import { scanFolder } from '../../../compiler/node/scan-folder.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { fakeTerminal } from './fake-terminal.ts'

const init = async (root: string, ...args: string[]) => {
  const terminal = fakeTerminal()
  return { code: await run(['init', '--root', root, ...args], terminal), text: terminal.text.out }
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

test('creates a project in a new folder', async () => {
  const root = temporaryFolder()
  const { code, text } = await init(root, 'My Site')
  const folder = join(root, 'My Site')
  expect(code).toBe(0)
  expect(text).toContain('npx stowaway dev')
  const { manifest } = createManifest({
    files: (await scanFolder(join(folder, 'src/pages'))) ?? [],
    base: '/',
    trailingSlash: 'ignore',
    redirects: {},
  })
  expect(manifest.routes.map(({ id }) => id).sort()).toEqual(['/api/hello.json', '/api/todos/[id].json', '/data.json'])
  expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
    name: 'my-site',
    type: 'module',
    scripts: { dev: 'stowaway dev' },
  })
  expect(read(folder, 'index.html')).toContain('<h1>My Site</h1>')
})

test('overwrites nothing, writes the rest and says so', async () => {
  const mine = {
    'index.html': 'mine',
    'src/pages/data.json.ts': 'mine',
    'package.json': '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"dev": "mine"\n\t}\n}\n',
  }
  const root = temporaryFolder(mine)
  const { code, text } = await init(root)
  expect(code).toBe(0)
  expect(read(root, 'index.html')).toBe('mine')
  expect(read(root, 'src/pages/data.json.ts')).toBe('mine')
  expect(read(root, 'src/pages/api/hello.json.ts')).toContain('GET')
  expect(read(root, 'package.json')).toBe(
    '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"dev": "mine",\n\t\t"build": "stowaway build",\n\t\t"preview": "stowaway preview"\n\t}\n}\n',
  )
  for (const path of Object.keys(mine)) expect(text).toContain(`kept   ${path}`)
  expect(text).toContain('added scripts: build, preview')
  expect(text).toContain('npm install --save-dev stowaway vite')
})

test('a second time changes nothing', async () => {
  const root = temporaryFolder()
  await init(root)
  const before = read(root, 'package.json')
  const { code, text } = await init(root)
  expect([code, read(root, 'package.json')]).toEqual([0, before])
  expect(text).not.toContain('wrote')
})

test('a package.json that is not JSON stays unchanged', async () => {
  const root = temporaryFolder({ 'package.json': '{ name: mine }' })
  const { code, text } = await init(root)
  expect([code, read(root, 'package.json')]).toEqual([0, '{ name: mine }'])
  expect(text).toContain('cannot be read as JSON')
})

describe('scripts', () => {
  test.each([
    ['{}', '{\n  "scripts": {\n    "dev": "x"\n  }\n}', ['dev']],
    ['{"scripts":{"dev":"mine"}}', '{\n  "scripts": {\n    "dev": "mine"\n  }\n}', []],
    ['{\n    "a": 1\n}\n', '{\n    "a": 1,\n    "scripts": {\n        "dev": "x"\n    }\n}\n', ['dev']],
  ])('are merged into %j', (text, expected, added) => {
    expect(mergeScripts(text, { dev: 'x' })).toEqual({ text: expected, added })
  })

  test.each(['', '[]', 'null', '"text"', '{"scripts":[]}', '{'])('are not merged into %j', (text) => {
    expect(mergeScripts(text, { dev: 'x' })).toBeUndefined()
  })
})
