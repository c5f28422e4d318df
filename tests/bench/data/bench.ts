import { join } from 'node:path'
import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least, median } from '../tools/median.ts'
import { measureInWorkers } from './in-workers.ts'
import { expectedIds, rowCount } from './rows.ts'
import { type DataSubject, jsonServer, mswData, ourCollection, ourServer, plainList } from './subjects.ts'

/** A filter, an order and a page of 10,000 rows: in Node beside other tools, and in the worker of a browser. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const peers = await run.peers('@msw/data', 'zod')
    const direct: Record<string, DataSubject> = {
      'a list in memory': plainList(),
      'our collection': await ourCollection('bench-plain', []),
      'our collection, with an index': await ourCollection('bench-indexed', ['kind']),
      ...(peers !== undefined && { '@msw/data': await mswData(peers) }),
    }
    const served: Record<string, DataSubject> = {
      'our crud() on a Node server': await ourServer(),
      ...(peers !== undefined && { 'json-server 1.0': await jsonServer(join(run.folder)) }),
    }
    const title = `A filter, an order and a page of ${rowCount.toLocaleString('en-US')} rows`
    try {
      return [
        await table(`${title}, in Node`, direct, run, { subject: 'a list in memory' }),
        await table(`${title}, over HTTP`, served, run, { subject: 'our crud() on a Node server' }),
        ...(await measureInWorkers(title, run)),
      ]
    } finally {
      for (const { close } of Object.values({ ...direct, ...served })) await close?.()
    }
  },
}

/** All take turns. The first search of each is not counted. */
async function table(
  title: string,
  subjects: Readonly<Record<string, DataSubject>>,
  run: BenchRun,
  base: Figures['base'],
): Promise<Figures> {
  const times = new Map<string, number[]>()
  const total = run.rounds(30)
  const expected = JSON.stringify(expectedIds(rowCount))
  for (let round = 0; round <= total; round += 1) {
    run.progress(`${title}: round ${round} of ${total}`)
    for (const [name, { find }] of Object.entries(subjects)) {
      const start = performance.now()
      const ids = await find()
      const time = performance.now() - start
      if (JSON.stringify(ids) !== expected) throw new Error(`${name} finds ${JSON.stringify(ids)}.`)
      if (round > 0) times.set(name, [...(times.get(name) ?? []), time])
    }
  }
  const rows = Object.entries(subjects).map(([subject, { kind }]): FigureRow => {
    const all = times.get(subject) ?? []
    return { subject, kind, values: [median(all), least(all)] }
  })
  return { title, unit: 'ms', base, columns: ['middle', 'fastest'], rows }
}
