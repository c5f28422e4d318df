import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { runBenchFile } from '../tools/run-node.ts'
import type { ColdFigures, HotFigures } from './measured.ts'
import { limit, subjects } from './subjects.ts'

const counts = [10, 100, 1000, 10_000]
const kinds = ['static', 'one param', 'several params', 'rest', 'miss'] as const

/** Finding a path in a table of routes, and building the table. Each subject has a process of its own. */
export const bench: Bench = {
  async run({ rounds, peers, progress }) {
    const installed = await peers('find-my-way', 'rou3', 'hono', 'itty-router')
    const measured = Object.entries(subjects).filter(([, { kind }]) => kind !== 'peer' || installed !== undefined)
    const hot = new Map<string, HotFigures[]>()
    const cold = new Map<string, ColdFigures[]>()
    const total = rounds(3)
    for (let round = 1; round <= total; round += 1) {
      for (const count of counts) {
        for (const [name] of measured) {
          progress(`round ${round} of ${total}, ${count} routes: ${name}`)
          const key = `${name} ${count}`
          const args = [name, String(count), installed ?? '']
          const run = <Result>(mode: string): Promise<Result> =>
            runBenchFile<Result>('matching/worker.js', [...args, mode], ['--expose-gc'])
          hot.set(key, [...(hot.get(key) ?? []), await run<HotFigures>('hot')])
          cold.set(key, [...(cold.get(key) ?? []), await run<ColdFigures>('cold')])
        }
      }
    }
    /** The least of all rounds: other processes only add time. */
    const least = <Value>(
      from: ReadonlyMap<string, Value[]>,
      key: string,
      of: (value: Value) => number | undefined,
    ) => {
      const values = (from.get(key) ?? []).map(of).filter((value) => value !== undefined)
      return values.length === 0 ? null : Math.min(...values)
    }
    const rows = (valuesOf: (name: string) => FigureRow['values']): readonly FigureRow[] =>
      measured.map(([subject, { kind }]) => ({ subject, kind, values: valuesOf(subject) }))
    const perCount = (title: string, unit: Figures['unit'], of: (key: string) => number | null): Figures => ({
      title,
      unit,
      base: { subject: limit },
      columns: counts.map((count) => `${count.toLocaleString('en-US')} routes`),
      rows: rows((name) => counts.map((count) => of(`${name} ${count}`))),
    })
    return [
      perCount('Finding a path, CPU time', 'ns', (key) => least(hot, key, ({ mix }) => mix)),
      {
        title: 'Finding a path among 1,000 routes, by kind',
        unit: 'ns',
        base: { subject: limit },
        columns: kinds,
        rows: rows((name) => kinds.map((kind) => least(hot, `${name} 1000`, (figures) => figures[kind]))),
      },
      {
        title: 'Finding a path, as the table grows',
        unit: 'ns',
        base: 'first column',
        columns: counts.map((count) => `${count.toLocaleString('en-US')} routes`),
        rows: rows((name) => counts.map((count) => least(hot, `${name} ${count}`, ({ mix }) => mix))),
      },
      perCount('Building the table and the first match', 'ms', (key) =>
        least(cold, key, ({ milliseconds }) => milliseconds),
      ),
      perCount('Memory of the table', 'MB', (key) => least(cold, key, ({ megabytes }) => megabytes)),
    ]
  },
}
