import { describe, expect, test } from 'vitest'
import { foldersOf, outputPath, whyUnsafe } from '../../../compiler/content/output-path.ts'

test.each([
  ['/', ''],
  ['/api/1.json', 'api/1.json'],
  ['/n/', 'n'],
  ['/e\u0301.txt', '\u00e9.txt'],
  ['/a%23b', 'a%23b'],
])('%j is written to %j', (path, output) => {
  expect(outputPath(path)).toBe(output)
})

describe('safe names', () => {
  test.each(['a.txt', 'a/b c/é.json', 'opt/.txt', '.well-known/x', '...', 'a..b', '12:30', '1:batch/x', '%2e%2e'])(
    '%j passes',
    (path) => {
      expect(whyUnsafe(path)).toBeUndefined()
    },
  )

  test.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../../x',
    'a/..',
    './x',
    'a//b',
    'a/',
    'a\\b',
    '..\\x',
    'a\0b',
    'C:/x',
    'c:x',
    'a/file:x',
    'e\u0301',
    '\ud800',
  ])('%j does not', (path) => {
    expect(whyUnsafe(path)).toEqual(expect.any(String))
  })
})

test('the folders of a path, outermost first', () => {
  expect(foldersOf('a/b/c.txt')).toEqual(['a', 'a/b'])
  expect(foldersOf('c.txt')).toEqual([])
})
