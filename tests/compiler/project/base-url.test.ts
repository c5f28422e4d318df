import { expect, test } from 'vitest'
import { baseUrl } from '../../../compiler/project/base-url.ts'

test.for([
  ['/shop', 'always', '/shop/'],
  ['/shop/', 'always', '/shop/'],
  ['/shop/', 'never', '/shop'],
  ['/shop', 'never', '/shop'],
  ['/shop', 'ignore', '/shop'],
  ['/shop/', 'ignore', '/shop/'],
  ['/', 'always', '/'],
  ['/', 'never', '/'],
  ['shop', 'always', '/shop/'],
] as const)('base %j with trailingSlash %j is %j', ([base, trailingSlash, expected]) => {
  expect(baseUrl(base, trailingSlash)).toBe(expected)
})
