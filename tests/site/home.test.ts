import { expect, test } from 'vitest'
import { belowBase } from '../../site/home/below-base.ts'

test.for([
  ['api/x', '/', 'api/x'],
  ['/api/x', '/', 'api/x'],
  ['//api/x', '/', 'api/x'],
  ['http://host/api/x?a=1', '/', 'api/x?a=1'],
  ['/repo/api/x', '/repo/', 'api/x'],
  ['http://host/repo/api/x', '/repo/', 'api/x'],
  ['/api/x', '/repo/', 'api/x'],
  ['http://other/api/x', '/', 'http://other/api/x'],
  ['', '/', ''],
] as const)('%s at base %s is %s below it', ([input, base, path]) => {
  expect(belowBase(input, base, 'http://host')).toBe(path)
})
