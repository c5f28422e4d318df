import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { packageFolder } from './public-entries.ts'

export type Program = ReturnType<typeof parseAst>
export type Statement = Program['body'][number]

export interface ParsedFile {
  /** Relative to the package. */
  readonly path: string
  readonly code: string
  readonly body: readonly Statement[]
}

const files = new Map<string, { code: string; parsed: ParsedFile }>()

/** A source file of the package, parsed again only if its text has changed. */
export function parseFile(path: string): ParsedFile {
  const code = readFileSync(join(packageFolder, path), 'utf8')
  const known = files.get(path)
  if (known?.code === code) return known.parsed
  const parsed = { path, code, body: parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body }
  files.set(path, { code, parsed })
  return parsed
}
