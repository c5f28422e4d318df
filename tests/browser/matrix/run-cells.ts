import { setTimeout as delay } from 'node:timers/promises'
import type { Tab } from '../engine/tab.ts'
import type { Ledger } from './ledger.ts'
import { type NavigationName, navigation } from './navigations.ts'
import type { Found } from './outcome.ts'
import { keyOf } from './page/key-of.ts'
import type { PageInitiatorName } from './page/page-initiators.ts'
import type { StateName } from './states.ts'

/** Milliseconds in which a navigation must have become the answer of an endpoint. */
const navigationLimit = 10_000

export type FoundByName = Readonly<Record<string, Found>>

/** Waits until the app of the page has started, which is behind the gate. A hidden page has no animation frames. */
export const appStarted = (tab: Tab): Promise<unknown> =>
  tab.evaluate(async () => {
    while (globalThis.matrix === undefined) await new Promise((resolve) => setTimeout(resolve, 10))
  })

/** Starts initiators in a page whose app runs. */
export const runInPage = (tab: Tab, state: StateName, names: readonly PageInitiatorName[]): Promise<FoundByName> =>
  tab.evaluate(({ names, state }) => globalThis.matrix?.run(names, state) ?? {}, { names, state })

/** The address of a page that starts initiators as its first act. */
export const startAddress = (url: string, state: StateName, names: readonly PageInitiatorName[]): string =>
  `${url}#${encodeURIComponent(`${state}|${names.join(';')}`)}`

export async function foundAtStart(tab: Tab): Promise<FoundByName> {
  await appStarted(tab)
  return tab.evaluate(() => globalThis.matrix?.atStart ?? {})
}

interface NavigateOptions {
  readonly url: string
  readonly state: StateName
  readonly ledger: Ledger
  /** Replaces a reload. */
  readonly hardReload?: (tab: Tab) => Promise<void>
  /** Runs right before the navigation. */
  before?(): Promise<void>
}

/** Goes to an endpoint, and tells what page comes. */
export async function navigate(tab: Tab, name: NavigationName, options: NavigateOptions): Promise<Found> {
  const { state, ledger, hardReload, before } = options
  const key = keyOf(name, state)
  const url = `${options.url}api/page.html?key=${key}`
  const { prepare, go } = navigation(name)
  if (prepare !== undefined) {
    await prepare(tab, url, () => found(tab, url))
    await ledger.settled()
    ledger.forget(key)
  }
  await tab.evaluate(() => {
    Object.assign(globalThis, { leaving: true })
  })
  await before?.()
  await go(tab, url, hardReload)
  return found(tab, url)
}

async function found(tab: Tab, url: string): Promise<Found> {
  const key = new URL(url).searchParams.get('key')
  const end = Date.now() + navigationLimit
  let last = ''
  while (Date.now() < end) {
    try {
      const { href, text, left, ready } = await tab.evaluate(() => ({
        href: location.href,
        text: document.body?.textContent ?? '',
        left: !('leaving' in globalThis),
        ready: document.readyState === 'complete',
      }))
      last = `${href}: ${text.slice(0, 100)}`
      const marker = /endpoint of build \d+ in worker \w{8}/.exec(text)?.[0]
      if (left && ready && marker !== undefined && href.includes(`key=${key}`)) return { marker }
    } catch (error) {
      // The page may be on its way to the next.
      last = String(error)
    }
    await delay(50)
  }
  return { problem: last }
}
