import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least } from '../tools/median.ts'
import { answersPerSecond, ask, openSite, timeFetches } from './in-page.ts'
import { type Site, type SiteName, writeSite } from './sites.ts'
import { withTab } from './with-tab.ts'

const counts = [1, 1000]
const names: readonly SiteName[] = ['a worker by hand', 'our worker', 'msw', 'no worker', 'a worker that does nothing']

/** Sites whose requests below `/api/` the server answers. */
const isLeft = ({ name }: Site): boolean => name === 'no worker' || name === 'a worker that does nothing'

interface Measured {
  readonly answered: number[]
  readonly parallel: number[]
  readonly free: number[]
}

/** Fetches of a page: answered by an endpoint one by one and 16 at once, and for a file that no endpoint answers. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const sites: Site[] = []
    for (const name of names) {
      for (const count of counts) {
        // Without endpoints of its own, there is one.
        if (count > 1 && (name === 'no worker' || name === 'a worker that does nothing')) continue
        const site = await writeSite(run, name, count)
        if (site !== undefined) sites.push(site)
      }
    }
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, sites)))
    return tables
  },
}

async function measureIn(engine: EngineName, run: BenchRun, sites: readonly Site[]): Promise<readonly Figures[]> {
  const measured = new Map<Site, Measured>(sites.map((site) => [site, { answered: [], parallel: [], free: [] }]))
  const folders = sites.map(({ folder }) => folder)
  await withTab(engine, folders, async ({ tab, servers }) => {
    const total = run.rounds(4)
    for (let round = 1; round <= total; round += 1) {
      for (const [index, site] of sites.entries()) {
        run.progress(`${engine}, round ${round} of ${total}: ${site.name}, ${site.count} endpoints`)
        const server = servers[index]
        const own = measured.get(site)
        if (server === undefined || own === undefined) continue
        // MSW with many handlers takes long for each.
        const fetches = site.name === 'msw' ? 100 : 300
        await openSite(tab, server.origin)
        server.takeRequests()
        const { id } = JSON.parse(await ask(tab, '/api/items/probe.json')) as { id: string }
        if (id !== (isLeft(site) ? 'server' : 'probe')) throw new Error(`${site.name} answers with ${id}.`)
        own.answered.push(await timeFetches(tab, '/api/items/*.json', fetches))
        own.parallel.push(await answersPerSecond(tab, '/api/items/*.json', fetches))
        own.free.push(await timeFetches(tab, '/free/*.json', fetches))
        if (!isLeft(site) && server.takeRequests() > 0) throw new Error(`${site.name} asked the server.`)
      }
    }
  })
  const columns = counts.map((count) => `${count.toLocaleString('en-US')} endpoint${count === 1 ? '' : 's'}`)
  const rows = (of: (one: Measured) => number, shown: readonly SiteName[]): readonly FigureRow[] =>
    shown.flatMap((name) => {
      const own = sites.filter((site) => site.name === name)
      const [first] = own
      if (first === undefined) return []
      const values = counts.map((count) => {
        const site = own.find((one) => one.count === count) ?? (isLeft(first) ? first : undefined)
        const one = site && measured.get(site)
        return one === undefined ? null : of(one)
      })
      return [{ subject: name, kind: first.kind, values }]
    })
  return [
    {
      title: `An answered fetch (${engine})`,
      unit: 'ms',
      base: { subject: 'a worker by hand' },
      columns,
      rows: rows(({ answered }) => least(answered), ['a worker by hand', 'our worker', 'msw', 'no worker']),
    },
    {
      title: `Answers a second, 16 fetches at once (${engine})`,
      unit: 'a second',
      base: { subject: 'a worker by hand' },
      columns,
      rows: rows(({ parallel }) => Math.max(...parallel), ['a worker by hand', 'our worker', 'msw', 'no worker']),
    },
    {
      title: `A fetch that no endpoint answers (${engine})`,
      unit: 'ms',
      base: { subject: 'no worker' },
      columns,
      rows: rows(
        ({ free }) => least(free),
        ['no worker', 'a worker that does nothing', 'a worker by hand', 'our worker', 'msw'],
      ),
    },
  ]
}
