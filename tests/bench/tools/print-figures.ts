import type { Figures } from '../../../site/build/figures/figures.ts'
import { formatFigures } from '../../../site/build/figures/format-figures.ts'

/** A table for a terminal: the first column to the left, the others to the right. */
export function printFigures(figures: Figures): string {
  const { header, rows } = formatFigures(figures)
  const lines = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return `${figures.title}\n${text.map((line) => `  ${line}`).join('\n')}\n`
}
