import type { EngineName, Launched } from '../engine/engine.ts'
import type { Tab } from '../engine/tab.ts'
import { type InitiatorName, initiatorNames } from './initiator-names.ts'
import type { Ledger } from './ledger.ts'
import { type NavigationName, navigations } from './navigations.ts'
import type { Found } from './outcome.ts'
import { type FoundByName, navigate, runInPage } from './run-cells.ts'
import { openApp } from './run-state.ts'

const state = 'killed worker'

interface Place {
  readonly url: string
  readonly ledger: Ledger
}

/**
 * Each initiator as the first that a page asks for after the browser has ended the worker. Profiles run side by side
 * where that takes long: Firefox ends a worker when it has been idle.
 */
export async function runAfterKills(launched: Launched, name: EngineName, place: Place): Promise<FoundByName> {
  const profiles = name === 'firefox' ? 6 : 1
  const left = [...initiatorNames]
  const found: Record<string, Found> = {}
  const inProfile = async (): Promise<void> => {
    const engine = await launched.newEngine()
    const tab = await engine.newTab()
    const stop = (): Promise<void> => engine.stopWorkers()
    await openApp(tab, place.url)
    for (let next = left.shift(); next !== undefined; next = left.shift())
      found[next] = await runOne(tab, next, stop, place)
    await engine.close()
  }
  await Promise.all(Array.from({ length: profiles }, inProfile))
  return found
}

async function runOne(tab: Tab, name: InitiatorName, stop: () => Promise<void>, place: Place): Promise<Found> {
  if (isNavigation(name)) return navigate(tab, name, { ...place, state, before: stop })
  await stop()
  const found = await runInPage(tab, state, [name])
  return found[name] ?? {}
}

const isNavigation = (name: InitiatorName): name is NavigationName => Object.hasOwn(navigations, name)
