import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures, RecordedFigures } from '../../../site/build/figures/figures.ts'
import { packageRoot } from '../../hosts/package-root.ts'

/** What the docs page "How fast, how big" shows. */
export const recordFile = join(packageRoot, 'site/figures.json')

/** Replaces the figures of one name. Tables of engines that were not measured are kept. */
export async function recordFigures(name: string, tables: readonly Figures[]): Promise<void> {
  const all: Record<string, RecordedFigures> = JSON.parse(await readFile(recordFile, 'utf8'))
  const titles = new Set(tables.map(({ title }) => title))
  const kept = (all[name]?.tables ?? []).filter(({ title }) => !titles.has(title))
  const measured = new Date().toISOString().slice(0, 10)
  all[name] = { measured, tables: [...kept, ...tables.map(rounded)] }
  const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)))
  await writeFile(recordFile, `${JSON.stringify(sorted, undefined, 2)}\n`)
}

const rounded = (figures: Figures): Figures => ({
  ...figures,
  rows: figures.rows.map((row) => ({
    ...row,
    values: row.values.map((value) => (value === null ? null : Number(value.toPrecision(4)))),
  })),
})
