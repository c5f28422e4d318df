import { test } from '@playwright/test'

/** The same functions, each call a step of the test's report: `api.override(GET /api/items)`. */
export function inSteps<Functions extends object>(functions: Functions): Functions {
  const entries = Object.entries(functions).map(([name, run]) => [
    name,
    (...given: readonly unknown[]) => {
      const named = given.filter((value) => typeof value === 'string').join(', ')
      return test.step(`api.${name}(${named.slice(0, 80)})`, () => run(...given), { box: true })
    },
  ])
  // The names and types are those of the functions.
  return Object.fromEntries(entries) as Functions
}
