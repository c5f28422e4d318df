import { readFile } from 'node:fs/promises'
import { parseModule } from './parse-module.ts'

/**
 * The names that a module exports, without running it; `undefined` if they cannot be known: it does not parse, or it
 * exports all names of another module.
 */
export async function exportedNames(file: string): Promise<readonly string[] | undefined> {
  const source = await readFile(file, 'utf8').catch(() => undefined)
  if (source === undefined) return undefined
  const { module, errors } = parseModule(file, source)
  if (errors.length > 0) return undefined
  const entries = module.staticExports.flatMap(({ entries }) => entries).filter(({ isType }) => !isType)
  if (entries.some(({ exportName }) => exportName.kind === 'None')) return undefined
  return entries.map(({ exportName }) => exportName.name ?? 'default')
}
