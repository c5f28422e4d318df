import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { type RegularExpression, regularExpressions } from './regular-expressions.ts'

/** Expressions that may take quadratic time: they only read names that the file system limits to 255 bytes. */
const onShortNames = new Set([String.raw`\[([^[\]()]+(?:\([^)]+\))?)\]`])

/** Those that were checked before, one on each line: checking all takes ten seconds. */
const checkedFile = fileURLToPath(new URL('linear-expressions.txt', import.meta.url))

const all = regularExpressions('sw', 'compiler').filter(({ pattern }) => !onShortNames.has(pattern))

const textOf = ({ pattern, flags }: RegularExpression): string => `/${pattern}/${flags}`

function slowOnes(some: readonly RegularExpression[]): readonly string[] {
  return some.flatMap(({ place, pattern, flags }) => {
    const result = checkSync(pattern, flags, { timeout: 60_000, randomSeed: 1 })
    const why = result.status === 'vulnerable' ? result.complexity.summary : 'not decided in a minute'
    return result.status === 'safe' ? [] : [`${place} /${pattern}/${flags} is ${result.status}: ${why}`]
  })
}

test('every new regular expression takes linear time on any text', { timeout: 300_000 }, async () => {
  const checked = new Set((await readFile(checkedFile, 'utf8')).split('\n'))
  expect(all.length).toBeGreaterThan(150)
  expect(slowOnes(all.filter((one) => !checked.has(textOf(one))))).toEqual([])
})

test('so does every other, and the list has all of them (--update writes it)', {
  timeout: 300_000,
  tags: ['soak'],
}, async () => {
  expect(slowOnes(all)).toEqual([])
  await expect(`${[...new Set(all.map(textOf))].sort().join('\n')}\n`).toMatchFileSnapshot(checkedFile)
})
