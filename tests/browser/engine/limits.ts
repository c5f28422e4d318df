import { test } from '@playwright/test'
import type { Engine, EngineName } from './engine.ts'

export interface Limit {
  readonly code: string
  readonly engines: readonly EngineName[]
  /** What a person cannot have there. */
  readonly what: string
  /** Why, as far as it is known. */
  readonly reason: string
  /** Whether it limits users of the engine, or only what a test can drive. */
  readonly limits: 'users' | 'tests'
}

/** All that an engine cannot do by nature. A test that needs it is skipped there, and the table is a page of the docs. */
export const limits = [
  {
    code: 'no-worker-stop',
    engines: ['firefox', 'webkit'],
    what: 'Stopping a running worker at a chosen moment.',
    reason: 'Neither WebDriver nor WebDriver BiDi has a command for it; Firefox stops workers by an idle preference.',
    limits: 'tests',
  },
  {
    code: 'no-hard-reload',
    engines: ['webkit'],
    what: 'Reloading a page past its worker and the cache.',
    reason: 'WebDriver has no command for it, and a page cannot ask for it.',
    limits: 'tests',
  },
  {
    code: 'no-speculation-rules',
    engines: ['firefox', 'webkit'],
    what: 'Speculation rules, by which a page has addresses prefetched or prerendered.',
    reason: 'The engine does not have them, so there is nothing that could leak.',
    limits: 'users',
  },
] as const satisfies readonly Limit[]

export type LimitCode = (typeof limits)[number]['code']

/** Skips the running test where the engine has this limit. */
export function skipFor(engine: Engine, code: LimitCode): void {
  const limit: Limit | undefined = limits.find((one) => one.code === code)
  test.skip(limit?.engines.includes(engine.name) ?? false, `${engine.name}: ${limit?.what} ${limit?.reason}`)
}
