import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageName } from '../../../compiler/node/package-name.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

test('the nearest package with a name is used', () => {
  const root = temporaryFolder({
    'package.json': '{ "name": "outer" }',
    'site/package.json': '{ "name": "@team/site" }',
    'site/src/package.json': '{ "type": "module" }',
    'broken/package.json': '{',
    'odd/package.json': '{ "name": 1 }',
  })
  expect(['.', 'site', 'site/src', 'broken', 'odd', 'none'].map((folder) => packageName(join(root, folder)))).toEqual([
    'outer',
    '@team/site',
    '@team/site',
    'outer',
    'outer',
    'outer',
  ])
})
