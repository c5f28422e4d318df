import type { FigureRow, Figures, FigureUnit } from './figures.ts'

/** The header and the rows of a table, as texts: times as ratios, anything else as it is. */
export function formatFigures(figures: Figures): {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  return {
    header: ['', ...figures.columns],
    rows: figures.rows.map((row) => [
      nameOf(row),
      ...row.values.map((value, column) => cell(figures, row, value, column)),
    ]),
  }
}

/** `a second` and times depend on the machine. */
const isAbsolute = (unit: FigureUnit): boolean => unit === 'bytes' || unit === 'MB' || unit === 'count'

const nameOf = ({ subject, kind }: FigureRow): string => (kind === 'limit' ? `limit: ${subject}` : subject)

function cell(figures: Figures, row: FigureRow, value: number | null, column: number): string {
  if (value === null) return '–'
  if (isAbsolute(figures.unit)) return withUnit(value, figures.unit)
  const base = baseOf(figures, row, column)
  // The scale, once.
  if (base.row === row && base.column === column) return `1 (${withUnit(value, figures.unit)})`
  const divisor = base.row?.values[base.column]
  return divisor == null ? '–' : `${significant(value / divisor)}×`
}

function baseOf({ base, rows }: Figures, row: FigureRow, column: number) {
  if (base === 'first column') return { row, column: 0 }
  return { row: rows.find(({ subject }) => subject === base.subject), column }
}

function withUnit(value: number, unit: FigureUnit): string {
  if (unit === 'bytes') return value < 1000 ? `${value} B` : `${significant(value / 1000)} kB`
  if (unit === 'count') return significant(value)
  if (unit === 'ns' && value >= 1000) return `${significant(value / 1000)} µs`
  if (unit === 'ms' && value >= 1000) return `${significant(value / 1000)} s`
  return `${significant(value)} ${unit}`
}

/** Three digits that count. */
function significant(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}
