import type { Definition } from './definition.ts'
import type { IncludeTree } from './relations.ts'
import { fieldOf, type Row, type RowKey } from './row.ts'
import type { OpenOther } from './write-rows.ts'

/** Copies of rows, with those of their relations. */
export async function withIncluded(
  rows: readonly Row[],
  definition: Definition,
  include: IncludeTree | undefined,
  open: OpenOther,
): Promise<Row[]> {
  const names = Object.entries(include ?? {}).filter(([, wanted]) => wanted !== false)
  if (names.length === 0) return [...rows]
  const made = rows.map((row): Record<string, unknown> => ({ ...row }))
  for (const [name, wanted] of names) {
    const relation = definition.relations[name]
    if (relation === undefined) {
      const known = Object.keys(definition.relations).join(', ') || 'none'
      throw new TypeError(`The collection "${definition.name}" has no relation "${name}". It has: ${known}.`)
    }
    const other = await open(relation.target().name)
    const tree = typeof wanted === 'object' ? wanted.include : undefined
    for (const [index, row] of rows.entries()) {
      const keys = relation.kind === 'many' ? childrenOf(row) : parentOf(row)
      const found = keys.flatMap((key) => other.draft.get(key) ?? [])
      const whole = await withIncluded(found, other.definition, tree, open)
      const target = made[index]
      if (target !== undefined) target[name] = relation.kind === 'many' ? whole : whole[0]
    }

    function childrenOf(row: Row): RowKey[] {
      return other.draft.keysWith(relation?.field ?? '', fieldOf(row, definition.key))
    }
    function parentOf(row: Row): RowKey[] {
      const key = fieldOf(row, relation?.field ?? '')
      return typeof key === 'string' || typeof key === 'number' ? [key] : []
    }
  }
  return made
}
