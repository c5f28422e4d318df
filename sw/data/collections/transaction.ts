import { inTransaction } from './collection.ts'
import { runTransaction, within } from './work.ts'

/**
 * Changes several collections as one step: all changes are stored, or none, and nobody sees a part of them. `work` gets
 * the same collections again, and uses only these. If somebody else changes one of them meanwhile, `work` runs again.
 *
 * @example
 * await transaction([products, orders], async (products, orders) => {
 *   await products.update(id, (product) => ({ ...product, stock: product.stock - 1 }))
 *   await orders.create({ product: id })
 * })
 *
 * @throws (rejects) what `work` throws, and `TransactionTooBusy`
 */
export function transaction<const Collections extends readonly object[], Result>(
  collections: Collections,
  work: (...collections: { -readonly [Index in keyof Collections]: Collections[Index] }) => Promise<Result>,
): Promise<Result> {
  return runTransaction((attempt) => {
    const access = within(attempt)
    const bound = collections.map((one) => {
      const create: unknown = Reflect.get(one, inTransaction)
      if (typeof create !== 'function') throw new TypeError('transaction() takes a list of collections.')
      return create(access)
    })
    // They are the same collections, with the same types.
    return work(...(bound as never))
  })
}
