import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least } from '../tools/median.ts'
import { answersPerSecond, ask, openSite, timeFetches } from './in-page.ts'
import { mockBytes } from './mock-bytes.ts'
import { otherOrigin, type Site, type SiteName, writeSite } from './sites.ts'
import { timeBusyFetches } from './time-busy-fetches.ts'
import { withTab } from './with-tab.ts'

const counts = [1, 50, 200, 1000]
const names: readonly SiteName[] = ['no worker', 'our worker', 'our worker, another origin', 'msw']

interface Measured {
  readonly single: number[]
  readonly parallel: number[]
  readonly busy: number[]
}

/** Mocked requests, as the number of routes grows: ours run in the worker, MSW's in the page. */
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
    const tables: Figures[] = [await mockBytes(run, sites, counts)]
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, sites)))
    return tables
  },
}

async function measureIn(engine: EngineName, run: BenchRun, sites: readonly Site[]): Promise<readonly Figures[]> {
  const measured = new Map<Site, Measured>(sites.map((site) => [site, { single: [], parallel: [], busy: [] }]))
  const folders = sites.map(({ folder }) => folder)
  await withTab(engine, folders, async ({ tab, servers }) => {
    const total = run.rounds(3)
    for (let round = 1; round <= total; round += 1) {
      for (const [index, site] of sites.entries()) {
        run.progress(`${engine}, round ${round} of ${total}: ${site.name}, ${site.count} routes`)
        const server = servers[index]
        const own = measured.get(site)
        if (server === undefined || own === undefined) continue
        const items = `${site.name === 'our worker, another origin' ? otherOrigin : ''}/api/items`
        // MSW with many handlers takes long for each.
        const fetches = site.name === 'msw' ? 100 : 300
        await openSite(tab, server.origin)
        server.takeRequests()
        const { id } = JSON.parse(await ask(tab, `${items}/probe.json`)) as { id: string }
        if (id !== (site.name === 'no worker' ? 'server' : 'probe')) throw new Error(`${site.name} answers with ${id}.`)
        own.single.push(await timeFetches(tab, `${items}/*.json`, fetches))
        own.parallel.push(await answersPerSecond(tab, `${items}/*.json`, fetches))
        own.busy.push(await timeBusyFetches(tab, `${items}/*.json`, 60))
        if (site.name !== 'no worker' && server.takeRequests() > 0) throw new Error(`${site.name} asked the server.`)
      }
    }
  })
  const columns = counts.map((count) => `${count.toLocaleString('en-US')} route${count === 1 ? '' : 's'}`)
  const rows = (of: (one: Measured) => number): readonly FigureRow[] =>
    names.flatMap((name) => {
      const own = sites.filter((site) => site.name === name)
      const [first] = own
      if (first === undefined) return []
      const values = counts.map((count) => {
        const site = own.find((one) => one.count === count) ?? (name === 'no worker' ? first : undefined)
        const one = site && measured.get(site)
        return one === undefined ? null : of(one)
      })
      return [{ subject: name, kind: first.kind, values }]
    })
  const common = { base: { subject: 'no worker' }, columns } as const
  return [
    { title: `A mocked fetch (${engine})`, unit: 'ms', ...common, rows: rows(({ single }) => least(single)) },
    {
      title: `Mocked answers a second, 16 fetches at once (${engine})`,
      unit: 'a second',
      ...common,
      rows: rows(({ parallel }) => Math.max(...parallel)),
    },
    {
      title: `A mocked fetch while the page computes half of the time (${engine})`,
      unit: 'ms',
      ...common,
      rows: rows(({ busy }) => least(busy)),
    },
  ]
}
