import { skipFor } from '../engine/limits.ts'
import { test as base } from '../engine/test.ts'
import { limitOfState } from './expectation.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { buildMatrix, type MatrixBuilds, type MatrixSite } from './matrix-site.ts'
import type { StateName } from './states.ts'

interface Fixtures {
  /** The state that the test is of: it is skipped where the engine cannot be brought into it. */
  state: StateName
  site: MatrixSite
  ledger: Ledger
}

/** A test of one state of the matrix, with a site of its own. */
export const test = base.extend<Fixtures, { builds: MatrixBuilds }>({
  builds: [
    async ({ base }, use) => {
      const builds = await buildMatrix(base)
      await use(builds)
      await builds.remove()
    },
    { scope: 'worker' },
  ],
  state: ['warm', { option: true }],
  site: async ({ builds, state, engineName }, use, testInfo) => {
    // More than seventy cells, some of which are waited for in vain.
    testInfo.setTimeout(240_000)
    const limit = limitOfState(engineName, state)
    if (limit !== undefined) skipFor({ name: engineName }, limit)
    const site = await builds.serve()
    await use(site)
    await site.close()
  },
  ledger: async ({ site }, use) => use(openLedger(site)),
})
