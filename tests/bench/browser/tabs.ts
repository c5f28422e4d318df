import { join } from 'node:path'
import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least } from '../tools/median.ts'
import { writeOurFeatures } from './feature-sites.ts'
import { openSite, timeFetches } from './in-page.ts'
import { withTab } from './with-tab.ts'

const counts = [1, 5, 20]
const paths = {
  'a plain answer': '/api/plain.json',
  'an answer that sets a cookie': '/api/cookie-set.json',
  'an answer that writes a session': '/api/session-set.json',
} as const

/** An answered fetch while other tabs show the same site. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const folder = await writeOurFeatures(join(run.folder, 'ours'))
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(await measureIn(engine, run, folder))
    return tables
  },
}

async function measureIn(engine: EngineName, run: BenchRun, folder: string): Promise<Figures> {
  const times = new Map<string, number[]>()
  await withTab(engine, [folder], async ({ browser, tab, servers: [server] }) => {
    const origin = server?.origin ?? ''
    let open = 1
    for (const count of counts) {
      for (; open < count; open += 1) {
        run.progress(`${engine}, opening tab ${open + 1}`)
        await openSite(await browser.newTab(), origin)
      }
      await openSite(tab, origin)
      run.progress(`${engine}, ${count} tabs`)
      const total = run.rounds(3)
      for (const [name, path] of Object.entries(paths)) {
        const own: number[] = []
        for (let round = 0; round < total; round += 1) own.push(await timeFetches(tab, path, 100))
        times.set(name, [...(times.get(name) ?? []), least(own)])
      }
    }
  })
  return {
    title: `A fetch, as tabs are opened (${engine})`,
    unit: 'ms',
    base: 'first column',
    columns: counts.map((count) => `${count} tab${count === 1 ? '' : 's'}`),
    rows: Object.keys(paths).map((subject) => ({ subject, kind: 'ours', values: times.get(subject) ?? [] })),
  }
}
