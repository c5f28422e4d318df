import type { Engine } from '../engine/engine.ts'
import type { Tab } from '../engine/tab.ts'
import type { Ledger } from './ledger.ts'
import { navigationNames } from './navigations.ts'
import type { Found } from './outcome.ts'
import { batches } from './page/page-initiators.ts'
import { appStarted, type FoundByName, foundAtStart, navigate, runInPage, startAddress } from './run-cells.ts'
import type { StateName } from './states.ts'

interface Place {
  readonly url: string
  readonly ledger: Ledger
}

export async function openApp(tab: Tab, url: string): Promise<void> {
  await tab.goto(url)
  await appStarted(tab)
}

/** All initiators in a tab that is in the state already, and stays in it. */
export async function runAll(tab: Tab, state: StateName, place: Place): Promise<FoundByName> {
  const found: Record<string, Found> = {}
  for (const names of batches) Object.assign(found, await runInPage(tab, state, names))
  for (const name of navigationNames) found[name] = await navigate(tab, name, { ...place, state })
  return found
}

/** All initiators as the first act of an app that the browser has never seen; each navigation in a profile of its own. */
export async function runAtFirstLoad(newEngine: () => Promise<Engine>, place: Place): Promise<FoundByName> {
  const state = 'first load'
  const inNewProfile = async <Result>(run: (tab: Tab) => Promise<Result>): Promise<Result> => {
    const engine = await newEngine()
    try {
      return await run(await engine.newTab())
    } finally {
      await engine.close()
    }
  }
  const found: Record<string, Found> = {}
  for (const names of batches) {
    const atStart = await inNewProfile(async (tab) => {
      await tab.goto(startAddress(place.url, state, names))
      return foundAtStart(tab)
    })
    Object.assign(found, atStart)
  }
  for (const name of navigationNames) {
    found[name] = await inNewProfile(async (tab) => {
      // Neither has an app before it: they are themselves the first visit.
      if (name !== 'address bar' && name !== 'reload') await openApp(tab, place.url)
      return navigate(tab, name, { ...place, state })
    })
  }
  return found
}

/** All initiators as the first act of an app whose page was reloaded past the worker. */
export async function runAfterHardReload(engine: Engine, tab: Tab, place: Place): Promise<FoundByName> {
  const state = 'hard reload'
  const hardReload = (of: Tab): Promise<void> => engine.hardReload(of)
  const found: Record<string, Found> = {}
  for (const names of batches) {
    await openApp(tab, place.url)
    const start = startAddress('', state, names)
    await tab.evaluate((start) => history.replaceState(null, '', start), start)
    await hardReload(tab)
    Object.assign(found, await foundAtStart(tab))
  }
  for (const name of navigationNames) {
    await openApp(tab, place.url)
    if (name !== 'reload') {
      await hardReload(tab)
      await appStarted(tab)
    }
    found[name] = await navigate(tab, name, { ...place, state, hardReload })
  }
  return found
}
