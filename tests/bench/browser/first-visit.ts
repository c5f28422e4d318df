import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least } from '../tools/median.ts'
import { firstAnswer } from './in-page.ts'
import { type Site, type SiteName, writeSite } from './sites.ts'
import { withTab } from './with-tab.ts'

const counts = [1, 100, 1000]
const names: readonly SiteName[] = ['a worker by hand', 'our worker', 'msw', 'no worker']

/** From opening a page that the browser has never seen to the answer of the endpoint that it asks at once. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const sites: Site[] = []
    for (const name of names) {
      for (const count of name === 'no worker' ? [1] : counts) {
        const site = await writeSite(run, name, count)
        if (site !== undefined) sites.push(site)
      }
    }
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, sites)))
    return tables
  },
}

/** Removes everything that the browser keeps of a site. */
const forget = (tab: Tab) =>
  tab.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
    for (const key of await caches.keys()) await caches.delete(key)
    for (const { name } of (await indexedDB.databases?.()) ?? []) {
      if (name === undefined) continue
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = resolve
        request.onerror = resolve
        request.onblocked = resolve
      })
    }
  })

async function measureIn(engine: EngineName, run: BenchRun, sites: readonly Site[]): Promise<readonly Figures[]> {
  const times = new Map<Site, number[]>(sites.map((site) => [site, []]))
  const folders = sites.map(({ folder }) => folder)
  await withTab(engine, folders, async ({ tab, servers }) => {
    const total = run.rounds(7)
    for (let round = 1; round <= total; round += 1) {
      for (const [index, site] of sites.entries()) {
        run.progress(`${engine}, round ${round} of ${total}: ${site.name}, ${site.count} endpoints`)
        const origin = servers[index]?.origin ?? ''
        await tab.goto(`${origin}/blank.html`)
        await forget(tab)
        await tab.goto(`${origin}/`)
        const { text, at } = await firstAnswer(tab)
        const { id } = JSON.parse(text) as { id: string }
        if (id !== (site.name === 'no worker' ? 'server' : 'first')) throw new Error(`${site.name} answers with ${id}.`)
        times.get(site)?.push(at)
      }
    }
  })
  const rows = names.flatMap((name) => {
    const own = sites.filter((site) => site.name === name)
    const [first] = own
    if (first === undefined) return []
    const values = counts.map((count) => {
      const site = own.length === 1 ? first : own.find((one) => one.count === count)
      return least((site && times.get(site)) ?? [])
    })
    return [{ subject: name, kind: first.kind, values }]
  })
  const columns = counts.map((count) => `${count.toLocaleString('en-US')} endpoint${count === 1 ? '' : 's'}`)
  return [
    {
      title: `A first visit, to the first answer (${engine})`,
      unit: 'ms',
      base: { subject: 'a worker by hand' },
      columns,
      rows,
    },
  ]
}
