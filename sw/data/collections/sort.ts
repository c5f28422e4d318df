import { compareValues, fieldOf, type Row } from './row.ts'

/** Sorts rows by fields. Rows that are equal in all of them keep their order. */
export function sorted(rows: readonly Row[], orderBy: object | readonly object[] | undefined): readonly Row[] {
  const fields = (orderBy === undefined ? [] : [orderBy].flat()).flatMap((one) => Object.entries(one))
  if (fields.length === 0) return rows
  // Each field is read once for each row, not once for each comparison.
  const keyed = rows.map((row) => ({ row, values: fields.map(([path]) => fieldOf(row, path)) }))
  const signs = fields.map(([, direction]) => (direction === 'desc' ? -1 : 1))
  keyed.sort((one, other) => {
    for (const [index, sign] of signs.entries()) {
      const order = compareValues(one.values[index], other.values[index])
      if (order !== 0) return order * sign
    }
    return 0
  })
  return keyed.map(({ row }) => row)
}
