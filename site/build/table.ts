import { escapeHtml } from './highlight.ts'

export interface TableCell {
  readonly html: string
  readonly text: string
}

/** From this many columns on, a phone shows each row as a list of its cells. */
const mostColumns = 3

/** A long list of short cells stays a table. */
const mostRows = 40

/**
 * A table that scrolls inside its region. A wide one also carries its header in each cell, for narrow screens; the roles
 * keep it a table there, whatever `display` says.
 */
export function tableHtml(
  label: string,
  header: readonly TableCell[],
  rows: readonly (readonly TableCell[])[],
): string {
  const stacks = header.length > mostColumns && rows.length < mostRows
  const role = (name: string): string => (stacks ? ` role="${name}"` : '')
  const data = (row: readonly TableCell[]): string =>
    row
      .map(({ html }, column) => {
        const name = header[column]?.text ?? ''
        const title = stacks && column > 0 && name !== '' ? ` data-label="${escapeHtml(name)}"` : ''
        return `<td${role('cell')}${title}>${html}</td>`
      })
      .join('')
  // An empty header cell is a plain cell.
  const head = header.map(({ html }) =>
    html === '' ? `<td${role('cell')}></td>` : `<th scope="col"${role('columnheader')}>${html}</th>`,
  )
  const line = (cells: string): string => `<tr${role('row')}>${cells}</tr>`
  return `<div class="table${stacks ? ' stacks' : ''}" tabindex="0" role="region" aria-label="${label}"><table${role('table')}><thead${role('rowgroup')}>${line(head.join(''))}</thead><tbody${role('rowgroup')}>${rows.map((row) => line(data(row))).join('\n')}</tbody></table></div>\n`
}
