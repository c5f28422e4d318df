import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseSync } from 'vite'
import { walk } from '../../compiler/syntax/walk.ts'
import { readSources, root } from './source-files.ts'

export interface RegularExpression {
  /** `sw/core/routes/base.ts:3` */
  readonly place: string
  readonly pattern: string
  readonly flags: string
}

/** The regular expressions written as literals in the files of these folders. */
export function regularExpressions(...folders: readonly string[]): readonly RegularExpression[] {
  return readSources(...folders).flatMap(({ path }) => {
    const code = readFileSync(resolve(root, path), 'utf8')
    const found: RegularExpression[] = []
    walk(parseSync(path, code).program, (node) => {
      if (!isRegularExpression(node.regex)) return
      const line = code.slice(0, node.start).split('\n').length
      found.push({ place: `${path}:${line}`, ...node.regex })
    })
    return found
  })
}

function isRegularExpression(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
}
