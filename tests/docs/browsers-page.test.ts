import { describe, expect, test } from 'vitest'
import { engineNames } from '../browser/engine/engine.ts'
import { type Limit, limits } from '../browser/engine/limits.ts'
import { requestLimits } from '../browser/engine/request-limits.ts'
import { browsersPage, testedCells } from '../browser/matrix/browsers-page.ts'
import { expectations } from '../browser/matrix/expectation.ts'
import { initiatorNames } from '../browser/matrix/initiator-names.ts'
import { keyOf } from '../browser/matrix/page/key-of.ts'
import { stateNames } from '../browser/matrix/states.ts'

const codesOf = (engine: (typeof engineNames)[number]): string[] => {
  const { exceptions, unreachable } = expectations[engine]
  return [...exceptions, ...unreachable].map(({ limit }) => limit)
}

test('the page on the site is up to date: npm run docs:browsers writes it', async () => {
  await expect(`${browsersPage()}\n`).toMatchFileSnapshot('../../site/docs/browsers.md')
})

test('no two limits have one code, and each names an engine', () => {
  const all: readonly Limit[] = limits
  const codes = all.map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)])
  expect(all.filter(({ engines }) => engines.length === 0)).toEqual([])
})

test('no two cells are counted as one', () => {
  const keys = stateNames.flatMap((state) => initiatorNames.map((name) => keyOf(name, state)))
  expect(new Set(keys).size).toBe(keys.length)
})

describe.each(engineNames)('%s', (engine) => {
  test('is tested in 250 cells at least', () => {
    expect(testedCells(engine)).toBeGreaterThanOrEqual(250)
  })

  test('differs only by limits that it has', () => {
    const own: readonly string[] = (limits as readonly Limit[])
      .filter(({ engines }) => engines.includes(engine))
      .map(({ code }) => code)
    expect(codesOf(engine).filter((code) => !own.includes(code))).toEqual([])
  })

  test('shows each limit of its requests in a cell', () => {
    const own = (requestLimits as readonly Limit[]).filter(({ engines }) => engines.includes(engine))
    expect(own.filter(({ code }) => !codesOf(engine).includes(code))).toEqual([])
  })
})
