import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generator } from '../../../sw/core/endpoint/generator.ts'

test('the generator names the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  expect(generator).toBe(`Stowaway v${version}`)
})
