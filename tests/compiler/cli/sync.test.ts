import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../../compiler/cli/run.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { fakeTerminal } from './fake-terminal.ts'

const sync = async (root: string) => {
  const terminal = fakeTerminal()
  return { code: await run(['sync', '--root', root, '--no-config'], terminal), text: terminal.text }
}

test('sync writes the types of the routes, once', async () => {
  const root = temporaryFolder({ 'src/pages/api/[id].json.ts': '' })
  const first = await sync(root)
  expect(first).toMatchObject({ code: 0, text: { out: 'wrote  .stowaway/routes.d.ts  1 route\n', err: '' } })
  expect(readFileSync(join(root, '.stowaway/routes.d.ts'), 'utf8')).toContain('"/api/[id].json"')
  expect((await sync(root)).text.out).toContain('unchanged')
})

const missing =
  'warning: tsconfig.json does not include the types of the routes. Add ".stowaway/routes.d.ts" to its "include".\n'

test.each([
  ['no tsconfig.json', {}, ''],
  ['one that includes the types', { 'tsconfig.json': '{ "include": ["src", ".stowaway/routes.d.ts"] }' }, ''],
  [
    'one that leads to another, which includes them',
    {
      'tsconfig.json': '{ "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "include": ["src", ".stowaway"] }',
    },
    '',
  ],
  ['one that includes src alone', { 'tsconfig.json': '{ "include": ["src"] }' }, missing],
  ['two that do not', { 'tsconfig.json': '{ "files": [] }', 'tsconfig.app.json': '{ "include": ["src"] }' }, missing],
])('sync with %s', async (_, files: Readonly<Record<string, string>>, warning) => {
  const { code, text } = await sync(temporaryFolder({ 'src/pages/a.ts': '', ...files }))
  expect([code, text.err]).toEqual([0, warning])
})

test('sync without a pages folder says so', async () => {
  const { code, text } = await sync(temporaryFolder())
  expect([code, text.err]).toEqual([1, expect.stringContaining('PagesFolderMissing')])
})
