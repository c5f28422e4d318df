import { expect, test } from 'vitest'
import { checkTsconfig } from '../../../compiler/node/check-tsconfig.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

const strict = { 'node_modules/astro/tsconfigs/strict.json': '{}' }

test.each([
  ['none', {}],
  ['one without "extends"', { 'tsconfig.json': '{ "include": ["src"] }' }],
  ['a file', { 'tsconfig.json': '{ "extends": "./tsconfig.base" }', 'tsconfig.base.json': '{}' }],
  ['a package', { 'tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }', ...strict }],
  ['a list', { 'tsconfig.json': '{ "extends": ["./a.json", "astro/tsconfigs/strict",] }', 'a.json': '{}', ...strict }],
  ['one that extends itself', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }],
  [
    'one that references files and folders',
    {
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./other" },] }',
      'tsconfig.app.json': '{ "extends": "astro/tsconfigs/strict" }',
      'other/tsconfig.json': '{}',
      ...strict,
    },
  ],
])('%s is fine', (_, files) => {
  expect(() => checkTsconfig(temporaryFolder(files))).not.toThrow()
})

test.each([
  ['tsconfig.json:2:14', { 'tsconfig.json': '{\n  "extends": "astro/tsconfigs/strict" // Astro\n}' }],
  ['tsconfig.json', { 'tsconfig.json': '{ "extends": ["./a.json", "astro/tsconfigs/strict"] }', 'a.json': '{}' }],
  [
    'tsconfig.base.json',
    {
      'tsconfig.json': '{ "extends": "./tsconfig.base" }',
      'tsconfig.base.json': '{ "extends": "astro/tsconfigs/strict" }',
    },
  ],
  [
    'tsconfig.app.json',
    {
      'tsconfig.json': '{ "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "extends": "astro/tsconfigs/strict" }',
    },
  ],
  [
    'app/tsconfig.json',
    {
      'tsconfig.json': '{ "references": [{ "path": "./app" }] }',
      'app/tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }',
    },
  ],
  ['src/tsconfig.json', { 'src/tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }' }],
])('what %s extends is missing', (place, files) => {
  const check = (): void => checkTsconfig(temporaryFolder(files))
  expect(check).toThrow(
    expect.objectContaining({
      code: 'TsconfigNotFound',
      file: expect.stringContaining(place),
      hint: expect.stringContaining('install --save-dev astro'),
    }),
  )
})

test('a reference to a missing file is named', () => {
  const files = { 'tsconfig.json': '{ "references": [{ "path": "./tsconfig.gone.json" }] }' }
  const check = (): void => checkTsconfig(temporaryFolder(files))
  expect(check).toThrow('tsconfig.json references "./tsconfig.gone.json", which does not exist')
})
