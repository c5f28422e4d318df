import { expect, test } from 'vitest'
import { groups } from './cases.ts'
import { contractDeviations } from './deviations.ts'

test('the names of the cases of a group are different', () => {
  for (const { title, cases } of groups) {
    const names = cases.map(({ name }) => name)
    expect(new Set(names).size, title).toBe(names.length)
  }
})

test('a skip has a reason, and no case is skipped everywhere', () => {
  for (const { skip, cases } of groups) {
    for (const one of cases) {
      const skips = Object.values({ ...skip, ...one.skip }).filter((reason) => reason !== null)
      for (const reason of skips) expect(reason, one.name).toMatch(/\w+ \w+ \w+/)
      expect(skips.length, one.name).toBeLessThan(6)
    }
  }
})

test.each(contractDeviations)('$code is shown by a case of the table', ({ shownBy: [title, name] }) => {
  const group = groups.find((one) => one.title === title)
  expect(group?.cases.map((one) => one.name)).toContain(name)
})
