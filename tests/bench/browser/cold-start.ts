import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { quantile } from '../tools/median.ts'
import { openSite } from './in-page.ts'
import { type Site, writeSite } from './sites.ts'
import { type Opened, withTab } from './with-tab.ts'

const counts = [1, 100, 1000]
const names = ['a worker by hand', 'our worker'] as const

/** The first answer after the browser has stopped the worker, while its page is open. */
export const bench: Bench = {
  // WebKit gives no way to stop a worker.
  engines: ['chromium', 'firefox'],
  async run(run) {
    const sites: Site[] = []
    for (const name of names) {
      for (const count of counts) {
        const site = await writeSite(run, name, count)
        if (site !== undefined) sites.push(site)
      }
    }
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, sites)))
    return tables
  },
}

/** How long an answer took, and which start of the worker gave it. */
const timeOne = (tab: Tab) =>
  tab.evaluate(async () => {
    const start = performance.now()
    const { boot } = (await (await fetch('/api/items/probe.json')).json()) as { boot: string }
    return { time: performance.now() - start, boot }
  })

async function measureIn(engine: EngineName, run: BenchRun, sites: readonly Site[]): Promise<readonly Figures[]> {
  const times = new Map<Site, number[]>(sites.map((site) => [site, []]))
  const measure = async ({ browser, tab, servers }: Opened): Promise<void> => {
    const total = run.rounds(9)
    for (let round = 1; round <= total; round += 1) {
      for (const [index, site] of sites.entries()) {
        run.progress(`${engine}, round ${round} of ${total}: ${site.name}, ${site.count} endpoints`)
        await openSite(tab, servers[index]?.origin ?? '')
        const before = await timeOne(tab)
        await browser.stopWorkers()
        await new Promise((resolve) => setTimeout(resolve, 300))
        const { time, boot } = await timeOne(tab)
        // A worker that was not stopped has no cold start.
        if (boot !== before.boot) times.get(site)?.push(time)
      }
    }
  }
  const folders = sites.map(({ folder }) => folder)
  await withTab(engine, folders, measure, { stopsWorkers: true })
  const columns = counts.map((count) => `${count.toLocaleString('en-US')} endpoint${count === 1 ? '' : 's'}`)
  const rows = names.map((name) => ({
    subject: name,
    kind: name === 'our worker' ? ('ours' as const) : ('limit' as const),
    values: counts.map((count) => {
      const site = sites.find((one) => one.name === name && one.count === count)
      const own = (site && times.get(site)) ?? []
      if (own.length === 0) throw new Error(`${engine} did not stop the worker: ${name}, ${count} endpoints.`)
      return quantile(own, 0.25)
    }),
  }))
  return [
    {
      title: `The first answer of a stopped worker (${engine})`,
      unit: 'ms',
      base: { subject: names[0] },
      columns,
      rows,
    },
  ]
}
