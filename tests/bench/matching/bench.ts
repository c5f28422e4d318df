import type { FigureRow, Figures } from '../../../site/build/figures/figures.ts'
import type { Bench } from '../bench.ts'
import { least } from '../tools/median.ts'
import { runBenchFile } from '../tools/run-node.ts'
import type { MatchingFigures } from './measured.ts'
import { limit, subjects } from './subjects.ts'

const counts = [10, 100, 1000, 10_000]
const kinds = ['static', 'one param', 'several params', 'rest', 'miss'] as const

/** Finding a path in a table of routes, and building the table. Each subject has a process of its own. */
export const bench: Bench = {
  async run({ rounds, peers, progress }) {
    const installed = await peers('find-my-way', 'rou3', 'hono', 'itty-router')
    const measured = Object.entries(subjects).filter(([, { kind }]) => kind !== 'peer' || installed !== undefined)
    const runs = new Map<string, MatchingFigures[]>()
    const total = rounds(3)
    for (let round = 1; round <= total; round += 1) {
      for (const count of counts) {
        for (const [name] of measured) {
          progress(`round ${round} of ${total}, ${count} routes: ${name}`)
          const args = [name, String(count), installed ?? '']
          const run = await runBenchFile<MatchingFigures>('matching/worker.js', args, ['--expose-gc'])
          const key = `${name} ${count}`
          runs.set(key, [...(runs.get(key) ?? []), run])
        }
      }
    }
    /** The least of all rounds: other processes only add time. */
    const leastOf = (key: string, of: keyof MatchingFigures): number | null => {
      const values = (runs.get(key) ?? []).map((figures) => figures[of]).filter((value) => value !== undefined)
      return values.length === 0 ? null : least(values)
    }
    const rows = (valuesOf: (name: string) => FigureRow['values']): readonly FigureRow[] =>
      measured.map(([subject, { kind }]) => ({ subject, kind, values: valuesOf(subject) }))
    const perCount = (
      title: string,
      unit: Figures['unit'],
      of: keyof MatchingFigures,
      base?: 'first column',
    ): Figures => ({
      title,
      unit,
      base: base ?? { subject: limit },
      columns: counts.map((count) => `${count.toLocaleString('en-US')} routes`),
      rows: rows((name) => counts.map((count) => leastOf(`${name} ${count}`, of))),
    })
    return [
      perCount('Finding a path, CPU time', 'ns', 'mix'),
      {
        title: 'Finding a path among 1,000 routes, by kind',
        unit: 'ns',
        base: { subject: limit },
        columns: kinds,
        rows: rows((name) => kinds.map((kind) => leastOf(`${name} 1000`, kind))),
      },
      perCount('Finding a path, as the table grows', 'ns', 'mix', 'first column'),
      perCount('Building the table and the first match', 'ms', 'milliseconds'),
      perCount('Memory of the table', 'MB', 'megabytes'),
    ]
  },
}
