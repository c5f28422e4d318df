import { expect, test } from 'vitest'
import { temporaryFolder } from '../../host/temporary-folder.ts'
import { stowaway } from '../temporary-project.ts'
import { linkPackages, runTsc } from '../types/type-check.ts'

const strict = { target: 'ES2022', strict: true, noEmit: true }

test.each([
  ['NodeNext', 'and "include"', { compilerOptions: { ...strict, module: 'NodeNext' }, include: ['src'] }],
  ['a bundler', 'without "include"', { compilerOptions: { ...strict, module: 'ESNext', moduleResolution: 'bundler' } }],
])('the example passes the type check of a tsconfig.json for %s, %s, that was there', async (_, _include, tsconfig) => {
  const root = temporaryFolder({ 'tsconfig.json': JSON.stringify(tsconfig) })
  linkPackages(root)
  const { exitCode, stdout } = await stowaway('init', '--root', root)
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('kept   tsconfig.json')])
  expect(stdout).toMatch(/^(?: *\+|add).*"include": ?\["src", "\.stowaway\/routes\.d\.ts"\]/m)
  expect(await stowaway('sync', '--root', root)).toMatchObject({ exitCode: 0 })
  expect(await runTsc(root)).toBe('')
})
