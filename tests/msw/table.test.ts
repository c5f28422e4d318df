import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRows, countOf, readme, shownBy } from './readme.ts'
import { suite } from './suite.ts'

test('each test of MSW’s suite is one row', () => {
  const counts: Record<string, number> = {}
  for (const { of } of allRows) counts[of] = (counts[of] ?? 0) + 1
  expect(counts).toEqual(suite)
  expect(allRows).toHaveLength(288 + 15)
})

test('each row has a test or a reason, and each direct one a test', () => {
  for (const kind of ['direct', 'adapted', 'other'] as const) {
    const [here, elsewhere, reason] = (['here', 'elsewhere', 'reason'] as const).map((shown) => countOf(kind, shown))
    console.log(
      `${countOf(kind)} ${kind}: ${here} with a test, ${elsewhere} with a test elsewhere, ${reason} with a reason`,
    )
  }
  expect(allRows.filter(({ kind, proof }) => kind === 'direct' && shownBy(proof) === 'reason')).toEqual([])
  expect(allRows.filter(({ kind, proof }) => kind === 'other' && shownBy(proof) !== 'reason')).toEqual([])
  expect(allRows.filter(({ name, proof }) => name === '' || ('not' in proof && proof.not.length < 10))).toEqual([])
})

test('the tests elsewhere exist', () => {
  const missing = allRows.flatMap(({ name, proof }) => {
    if (!('file' in proof)) return []
    const source = readFileSync(new URL(`../${proof.file}`, import.meta.url), 'utf8')
    const titles = [...source.matchAll(/test\(\s*(['"`])(.*?)\1/g)].map(([, , title = '']) => title)
    return titles.some((title) => title.includes(proof.test)) ? [] : [`${name}: ${proof.test}`]
  })
  expect(missing).toEqual([])
})

test('the page about the table is up to date: npx vitest run tests/msw --update writes it', async () => {
  await expect(readme()).toMatchFileSnapshot('README.md')
})
