import type { Colours } from '../node/colours.ts'
import type { RouteRow } from '../vite/list-routes.ts'

/** The route table, in columns: route, methods, where it is answered, file. In route order, as it is tried. */
export function formatRoutes(rows: readonly RouteRow[], colours: Colours): string {
  if (rows.length === 0) return 'No routes. Endpoint files are .js and .ts files in the pages folder.\n'
  const head = ['Route', 'Methods', 'Where', 'File']
  const cells = rows.map((row) => [row.id, row.methods.join(' ') || '-', where(row), row.destination ?? row.file])
  const widths = head.map((title, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0), title.length),
  )
  const line = (row: readonly string[], paint: (text: string, column: number) => string): string =>
    // Painted after it was padded: colours have a length, but no width.
    row
      .map((text, column) => paint(column < row.length - 1 ? text.padEnd(widths[column] ?? 0) : text, column))
      .join('  ')
  const paintCell = (text: string, column: number): string =>
    column === 0 ? colours.cyan(text) : column === 3 ? colours.dim(text) : text
  return `${[line(head, colours.bold), ...cells.map((row) => line(row, paintCell))].join('\n')}\n`
}

function where({ kind, prerender, target, error, hiddenBy }: RouteRow): string {
  if (kind === 'redirect') return 'redirect'
  if (error !== undefined) return 'error'
  if (hiddenBy !== undefined) return 'hidden'
  return prerender ? 'file' : target
}
