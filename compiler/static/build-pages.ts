import type { StaticContext } from './static-context.ts'

export async function buildPages(_context: StaticContext): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map()
}
