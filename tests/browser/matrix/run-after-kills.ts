import type { EngineName, Launched } from '../engine/engine.ts'
import type { Tab } from '../engine/tab.ts'
import { type InitiatorName, initiatorNames } from './initiator-names.ts'
import type { Ledger } from './ledger.ts'
import { type NavigationName, navigations } from './navigations.ts'
import type { Found } from './outcome.ts'
import { keyOf } from './page/key-of.ts'
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
    await openApp(tab, place.url)
    const seen = new Set<string>()
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      found[next] = await inNewWorker(seen, () => engine.stopWorkers(), { ...place, tab, name: next })
    }
    await engine.close()
  }
  await Promise.all(Array.from({ length: profiles }, inProfile))
  return found
}

interface Cell extends Place {
  readonly tab: Tab
  readonly name: InitiatorName
}

/** On a busy machine a worker may live longer than it is waited for: what it answered is of no use here. */
async function inNewWorker(seen: Set<string>, stop: () => Promise<void>, cell: Cell): Promise<Found> {
  for (let tries = 0; ; tries += 1) {
    const found = await runOne(stop, cell)
    const { marker } = found
    if (marker === undefined || !seen.has(marker) || tries === 4) {
      if (marker !== undefined) seen.add(marker)
      return found
    }
    await cell.ledger.settled()
    cell.ledger.forget(keyOf(cell.name, state))
  }
}

async function runOne(stop: () => Promise<void>, { tab, name, ...place }: Cell): Promise<Found> {
  if (isNavigation(name)) return navigate(tab, name, { ...place, state, before: stop })
  await stop()
  const found = await runInPage(tab, state, [name])
  return found[name] ?? {}
}

const isNavigation = (name: InitiatorName): name is NavigationName => Object.hasOwn(navigations, name)
