import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { regularExpressions } from './regular-expressions.ts'

/** Expressions that may take quadratic time: they only read names that the file system limits to 255 bytes. */
const onShortNames = new Set([String.raw`\[([^[\]()]+(?:\([^)]+\))?)\]`])

test('every regular expression takes linear time on any text', { timeout: 300_000 }, () => {
  const all = regularExpressions('sw', 'compiler')
  expect(all.length).toBeGreaterThan(150)
  const slow = all
    .filter(({ pattern }) => !onShortNames.has(pattern))
    .flatMap(({ place, pattern, flags }) => {
      const result = checkSync(pattern, flags, { timeout: 60_000, randomSeed: 1 })
      const why = result.status === 'vulnerable' ? result.complexity.summary : 'not decided in a minute'
      return result.status === 'safe' ? [] : [`${place} /${pattern}/${flags} is ${result.status}: ${why}`]
    })
  expect(slow).toEqual([])
})
