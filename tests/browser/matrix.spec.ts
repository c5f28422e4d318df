import type { Engine, Launched } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'
import { expect } from './engine/test.ts'
import { checkCells } from './matrix/check-cells.ts'
import type { Ledger } from './matrix/ledger.ts'
import type { MatrixSite } from './matrix/matrix-site.ts'
import { test } from './matrix/matrix-test.ts'
import type { FoundByName } from './matrix/run-cells.ts'
import { openApp, runAfterHardReload, runAll, runAtFirstLoad } from './matrix/run-state.ts'
import type { StateName } from './matrix/states.ts'

interface Start {
  readonly launched: Launched
  readonly engine: Engine
  readonly tab: Tab
  readonly site: MatrixSite
  readonly place: { readonly url: string; readonly ledger: Ledger }
}

const buildThatAnswers = (tab: Tab): Promise<string> =>
  tab.evaluate(async () => (await fetch('api/text.txt?key=helper')).text())

/** How a page comes into a state, and what all initiators find there. Hidden tabs and killed workers have own specs. */
const runs: Readonly<Partial<Record<StateName, (start: Start) => Promise<FoundByName>>>> = {
  'first load': ({ launched, place }) => runAtFirstLoad(() => launched.newEngine(), place),
  warm: async ({ tab, place }) => {
    await openApp(tab, place.url)
    await openApp(tab, place.url)
    return runAll(tab, 'warm', place)
  },
  'hard reload': ({ engine, tab, place }) => runAfterHardReload(engine, tab, place),
  'second tab': async ({ engine, tab, place }) => {
    await openApp(tab, place.url)
    const second = await engine.newTab()
    await openApp(second, place.url)
    return runAll(second, 'second tab', place)
  },
  'after update': async ({ tab, site, place }) => {
    await openApp(tab, place.url)
    await site.update()
    await tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
    })
    await expect.poll(() => buildThatAnswers(tab), { timeout: 30_000 }).toContain('of build 2')
    return runAll(tab, 'after update', place)
  },
  offline: async ({ tab, site, place }) => {
    await openApp(tab, place.url)
    await site.close()
    return runAll(tab, 'offline', place)
  },
}

/** What every engine runs on a push, and what Chromium alone does. */
const inEachEngine: readonly string[] = ['first load'] satisfies StateName[]
const inOneEngine: readonly string[] = ['offline', 'after update'] satisfies StateName[]
const tagOf = (state: string): string | string[] =>
  inEachEngine.includes(state) ? [] : inOneEngine.includes(state) ? '@one-engine' : '@soak'

for (const [state, run] of Object.entries(runs)) {
  test.describe(state, { tag: tagOf(state) }, () => {
    // The keys of the table are names of states.
    test.use({ state: state as StateName })
    test('every initiator', async ({ site, ledger, launched, engineName, engine, tab, state }) => {
      const found = await run({ launched, engine, tab, site, place: { url: site.url, ledger } })
      await checkCells({ engineName, state, found, ledger, build: state === 'after update' ? 2 : 1 })
    })
  })
}
