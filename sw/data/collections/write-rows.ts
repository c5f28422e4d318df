import { dataError } from '../../core/errors/data-errors.ts'
import { checkRow } from './check-row.ts'
import type { Definition } from './definition.ts'
import type { Draft } from './draft.ts'
import type { Relation } from './relations.ts'
import { fieldOf, type Row, type RowKey } from './row.ts'

/** Opens the rows of another collection, by name. */
export type OpenOther = (name: string) => Promise<{ readonly draft: Draft; readonly definition: Definition }>

/**
 * Adds a row. It gets a key if it has none.
 *
 * @throws (rejects) `DataInvalid`, `RowKeyInvalid`, `UniqueViolation`
 */
export async function addRow(draft: Draft, definition: Definition, given: unknown): Promise<Row> {
  const { name, key: field } = definition
  const keyed = isObject(given) && fieldOf(given, field) === undefined ? withKey(given, definition, draft) : given
  const row = await checkRow(definition, keyed)
  const key = fieldOf(row, field)
  if (!isKey(key)) throw dataError('RowKeyInvalid', { collection: name, field, reason: 'is no text or number' })
  if (draft.get(key) !== undefined) {
    throw dataError('UniqueViolation', { collection: name, field, value: show(key) })
  }
  checkUnique(draft, definition, key, row)
  if (typeof key === 'number' && definition.keys === 'number') draft.next = Math.max(draft.next, Math.floor(key) + 1)
  draft.set(key, row)
  return row
}

/** Puts a row in the place of another. @throws (rejects) `DataInvalid`, `RowKeyInvalid`, `UniqueViolation` */
export async function putRow(draft: Draft, definition: Definition, key: RowKey, given: unknown): Promise<Row> {
  const { name, key: field } = definition
  const keyed = isObject(given) && fieldOf(given, field) === undefined ? { [field]: key, ...given } : given
  const row = await checkRow(definition, keyed)
  const own = fieldOf(row, field)
  if (own !== key) {
    throw dataError('RowKeyInvalid', { collection: name, field, reason: `is ${show(own)}, not ${show(key)}` })
  }
  checkUnique(draft, definition, key, row)
  draft.set(key, row)
  return row
}

/** Checks that the rows exist that a row names. @throws (rejects) `RelationToNothing` */
export async function checkRelations(definition: Definition, row: Row, open: OpenOther): Promise<void> {
  for (const relation of Object.values(definition.relations)) {
    if (relation.kind !== 'one') continue
    const value = fieldOf(row, relation.field)
    if (value === undefined || value === null) continue
    const { name } = relation.target()
    const { draft } = await open(name)
    if (isKey(value) && draft.get(value) !== undefined) continue
    const { name: collection } = definition
    throw dataError('RelationToNothing', { collection, field: relation.field, value: show(value), target: name })
  }
}

/** Deletes a row, and what its relations say of others. @throws (rejects) `RowInUse` */
export async function deleteRow(draft: Draft, definition: Definition, key: RowKey, open: OpenOther): Promise<void> {
  draft.delete(key)
  for (const relation of Object.values(definition.relations)) {
    if (relation.kind === 'many') await releaseRows(definition, key, relation, open)
  }
}

async function releaseRows(definition: Definition, key: RowKey, relation: Relation, open: OpenOther): Promise<void> {
  if (relation.kind !== 'many') return
  const other = await open(relation.target().name)
  for (const child of other.draft.keysWith(relation.field, key)) {
    const row = other.draft.get(child)
    if (row === undefined) continue
    if (relation.onDelete === 'restrict') {
      throw dataError('RowInUse', { collection: definition.name, key: show(key), by: other.definition.name })
    }
    if (relation.onDelete === 'cascade') await deleteRow(other.draft, other.definition, child, open)
    else other.draft.set(child, { ...row, [relation.field]: null })
  }
}

/** The key first, as people write it. */
function withKey(row: Row, { name, key: field, keys }: Definition, draft: Draft): Row {
  const { [field]: _missing, ...rest } = row as Record<string, unknown>
  if (keys === 'uuid') return { [field]: crypto.randomUUID(), ...rest }
  if (keys === 'own') throw dataError('RowKeyInvalid', { collection: name, field, reason: 'is missing' })
  const key = draft.next
  draft.next += 1
  return { [field]: key, ...rest }
}

function checkUnique(draft: Draft, { name, unique }: Definition, key: RowKey, row: Row): void {
  for (const field of unique) {
    const value = fieldOf(row, field)
    if (value === undefined || value === null) continue
    if (draft.keysWith(field, value).some((other) => other !== key)) {
      throw dataError('UniqueViolation', { collection: name, field, value: show(value) })
    }
  }
}

const isKey = (value: unknown): value is RowKey =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value))

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const show = (value: unknown): string => JSON.stringify(value) ?? String(value)
