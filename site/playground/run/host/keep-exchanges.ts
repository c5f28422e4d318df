import type { Exchange } from '../response/exchange.ts'
import { exchanges } from './running.ts'

const keptCount = 200

/** All bodies together, in bytes: the oldest make room. */
const keptBytes = 128 * 1024 * 1024

export function keepExchange(exchange: Exchange): void {
  exchanges.value = [...exchanges.peek(), exchange].slice(-keptCount)
}

/** Drops the oldest bodies where all together are too large. */
export function dropOldBodies(): void {
  let total = 0
  for (const { answer, body } of exchanges.peek().toReversed()) {
    total += body.length
    if (total <= keptBytes || answer.peek().isDropped || body.length === 0) continue
    body.drop()
    answer.value = { ...answer.peek(), isDropped: true }
  }
}
