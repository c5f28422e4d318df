import type { Statement } from './source-file.ts'

/** The fields that we read of most nodes: kind, start and end. */
export interface Located {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** What an `export` statement declares, or the statement itself. */
export function declarationOf(node: Statement): Located {
  return partOf(node, 'declaration') ?? node
}

export function partOf(node: Located, key: string): Located | undefined {
  const part: unknown = Reflect.get(node, key)
  return isLocated(part) ? part : undefined
}

export function listOf(node: Located, key: string): readonly Located[] {
  const list: unknown = Reflect.get(node, key)
  return Array.isArray(list) ? list.filter(isLocated) : []
}

const isLocated = (value: unknown): value is Located => typeof value === 'object' && value !== null && 'start' in value
