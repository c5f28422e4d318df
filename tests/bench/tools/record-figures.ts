import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures, RecordedFigures } from '../../../site/build/figures/figures.ts'
import { type EngineName, engineNames } from '../../browser/engine/engine.ts'
import { packageRoot } from '../../hosts/package-root.ts'

/** What the docs page "How fast, how big" shows. */
export const recordFile = join(packageRoot, 'site/figures.json')

/** Replaces the figures of one name. Tables of engines that were not measured are kept. */
export async function recordFigures(
  name: string,
  tables: readonly Figures[],
  { engines, isBusy }: { readonly engines: readonly EngineName[]; readonly isBusy: boolean },
): Promise<void> {
  const all: Record<string, RecordedFigures> = JSON.parse(await readFile(recordFile, 'utf8'))
  const isKept = ({ title }: Figures): boolean =>
    engineNames.some((engine) => !engines.includes(engine) && title.endsWith(`(${engine})`))
  const kept = (all[name]?.tables ?? []).filter(isKept)
  const measured = new Date().toISOString().slice(0, 10)
  const [node = ''] = process.versions.node.split('.')
  all[name] = { measured, node, isBusy, tables: [...kept, ...tables.map(rounded)].sort(byEngine) }
  const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)))
  // A list of numbers is one line.
  const text = JSON.stringify(sorted, undefined, 2).replace(/\[\s+([^[\]{}]+?)\s+\]/g, (_, list: string) => {
    return `[${list.replace(/\s+/g, ' ')}]`
  })
  await writeFile(recordFile, `${text}\n`)
}

/** In the order of the engines; a stable sort keeps the order of an engine's tables. */
const byEngine = (one: Figures, other: Figures): number => engineOf(one) - engineOf(other)
const engineOf = ({ title }: Figures): number => engineNames.findIndex((engine) => title.endsWith(`(${engine})`))

const rounded = (figures: Figures): Figures => ({
  ...figures,
  rows: figures.rows.map((row) => ({
    ...row,
    values: row.values.map((value) => (value === null ? null : Number(value.toPrecision(4)))),
  })),
})
