import type { Relation } from '../collections/relations.ts'
import { transaction } from '../collections/transaction.ts'
import type { AnyCollection, CrudRequest } from './crud-request.ts'

/**
 * Deletes the row of a request, and the rows of relations that `_dependent` names.
 *
 * @param mayDelete looks at the row just before that. It may throw
 * @returns the row; `undefined`: there was none
 */
export function deleteRow(
  { collection, context, step }: CrudRequest,
  mayDelete: (row: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown> | undefined> {
  const relations: Readonly<Record<string, Relation>> = collection.relations
  const dependents = context.url.searchParams
    .getAll('_dependent')
    .flatMap((name) => (relations[name]?.kind === 'many' ? [relations[name]] : []))
  const targets = dependents.map((relation) => relation.target() as AnyCollection)
  return transaction([collection, ...targets], async (rows, ...others) => {
    const key = step.key as never
    const row = await rows?.find(key)
    if (row === undefined || !mayDelete(row)) return undefined
    for (const [index, { field }] of dependents.entries()) {
      await others[index]?.deleteMany({ where: (other) => other[field] === step.key })
    }
    return rows?.delete(key)
  })
}
