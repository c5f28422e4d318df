import { join } from 'node:path'
import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import type { BenchRun } from '../bench.ts'
import { ask, openSite } from '../browser/in-page.ts'
import { page } from '../browser/pages.ts'
import { buildSite } from '../browser/sites.ts'
import { withTab } from '../browser/with-tab.ts'
import { least, median } from '../tools/median.ts'
import { expectedIds, rowCount, search } from './rows.ts'

/** Says how long the search takes inside the worker: the way to the page is another bench's. */
const endpoint = `import { collection } from 'stowaway/data'
const items = collection('items', {
  indexes: ['kind'],
  seed: () => Array.from({ length: ${rowCount} }, (_, index) => ({
    name: 'Item ' + index, kind: index % 7 === 0 ? 'rare' : 'usual', price: (index * 7919) % 1000,
  })),
})
export const GET = async () => {
  const start = performance.now()
  const found = await items.findMany({
    where: { kind: '${search.kind}', price: { gte: ${search.price} } },
    orderBy: [{ price: 'desc' }, { id: 'asc' }],
    skip: ${search.skip},
    take: ${search.take},
  })
  return Response.json({ time: performance.now() - start, ids: found.map(({ id }) => id) })
}
`

/** WebKit gives no way to stop a worker. */
const stops = (engine: EngineName): boolean => engine !== 'webkit'

/** The first search ever, which seeds; a search in a worker that has just started; and in one that runs. */
export async function measureInWorkers(title: string, run: BenchRun): Promise<readonly Figures[]> {
  const root = join(run.folder, 'site')
  await buildSite(root, {
    'index.html': page('import "/main.js"'),
    'main.js': 'globalThis.first = { text: "", at: 0 }\n',
    'src/pages/api/search.json.ts': endpoint,
  })
  const tables: Figures[] = []
  for (const engine of run.engines) tables.push(await measureIn(engine, title, run, join(root, 'dist')))
  return tables
}

async function measureIn(engine: EngineName, title: string, run: BenchRun, folder: string): Promise<Figures> {
  const warm: number[] = []
  const cold: number[] = []
  let seeding = Number.NaN
  const work = async (tab: Tab, stop: () => Promise<void>, origin: string): Promise<void> => {
    await openSite(tab, origin)
    seeding = await time(tab)
    const total = run.rounds(5)
    for (let round = 1; round <= total; round += 1) {
      run.progress(`${engine}, round ${round} of ${total}`)
      if (stops(engine)) {
        await stop()
        cold.push(await time(tab))
      }
      for (let count = 0; count < 10; count += 1) warm.push(await time(tab))
    }
  }
  await withTab(
    engine,
    [folder],
    ({ browser, tab, servers: [server] }) => work(tab, () => browser.stopWorkers(), server?.origin ?? ''),
    { stopsWorkers: stops(engine) },
  )
  const own = { kind: 'ours' as const }
  return {
    title: `${title}, in a worker (${engine})`,
    ...{ unit: 'ms', base: { subject: 'a worker that runs' }, columns: ['middle', 'fastest'] },
    rows: [
      { subject: 'a worker that runs', ...own, values: [median(warm), least(warm)] },
      {
        subject: 'a worker that was stopped',
        ...own,
        values: stops(engine) ? [median(cold), least(cold)] : [null, null],
      },
      { subject: 'the first search, which seeds', ...own, values: [seeding, null] },
    ],
  }
}

async function time(tab: Tab): Promise<number> {
  const { time, ids } = JSON.parse(await ask(tab, '/api/search.json'))
  if (JSON.stringify(ids) !== JSON.stringify(expectedIds(rowCount))) throw new Error(`It finds ${JSON.stringify(ids)}.`)
  return time
}
