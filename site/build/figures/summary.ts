import type { FigureRow, Figures, RecordedFigures } from './figures.ts'
import { formatFigures } from './format-figures.ts'
import { markdownTable } from './markdown-table.ts'
import { type SummaryRow, summaryRows } from './summary-rows.ts'

/** The table that heads the page: our figures, the best of the others in the same run, and the command that prints both. */
export function summary(all: Readonly<Record<string, RecordedFigures>>): string {
  const header = ['', 'Stowaway', 'best of the others', 'limit', 'printed by']
  const days = Object.values(all).map(({ measured }) => measured)
  const [first, last] = [days.toSorted().at(0), days.toSorted().at(-1)]
  const recorded = first === last ? `on ${first}` : `from ${first} to ${last}`
  const nodes = [...new Set(Object.values(all).map(({ node }) => node))].sort().join(' and ')
  const isBusy = Object.values(all).some((one) => one.isBusy)
  const doubt = isBusy ? ' Other programs used the processor meanwhile, so times may be wrong.' : ''
  return `${markdownTable([header, ...summaryRows.map((row) => lineOf(row, all))])}\n\nRecorded ${recorded} with Node ${nodes}.${doubt}`
}

function lineOf(
  { what, bench, title, subject, column: name }: SummaryRow,
  all: Readonly<Record<string, RecordedFigures>>,
): readonly string[] {
  const figures = all[bench]?.tables.find((table) => table.title === title)
  const column = figures?.columns.indexOf(name) ?? -1
  const row = figures?.rows.findIndex((one) => one.subject === subject) ?? -1
  if (figures === undefined || column < 0 || row < 0) {
    throw new Error(`No figure "${subject}" of "${title}" is recorded: npm run bench -- ${bench} --record`)
  }
  const { rows: texts } = formatFigures(figures)
  const textOf = (index: number): string => texts[index]?.[column + 1] ?? '–'
  const named = (kind: FigureRow['kind']): string => {
    const base = figures.base === 'first column' ? undefined : figures.base.subject
    const limit = kind === 'limit' ? figures.rows.findIndex((one) => one.kind === kind && one.subject === base) : -1
    const best = limit < 0 ? bestOf(figures, kind, column) : limit
    return best < 0 ? '–' : `${figures.rows[best]?.subject}: ${textOf(best)}`
  }
  return [what, textOf(row), named('peer'), named('limit'), `\`npm run bench -- ${bench}\``]
}

/** The index of the best row of a kind; -1 if there is no such row. */
function bestOf({ rows, unit }: Figures, kind: FigureRow['kind'], column: number): number {
  const better = (one: number, other: number): boolean => (unit === 'a second' ? one > other : one < other)
  return rows.reduce((best, row, index) => {
    const value = row.values[column]
    if (row.kind !== kind || value == null) return best
    const known = rows[best]?.values[column]
    return known == null || better(value, known) ? index : best
  }, -1)
}
