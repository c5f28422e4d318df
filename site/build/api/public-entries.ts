import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url))

/** One key of the package's `exports`. */
export interface PublicEntry {
  /** As it is imported: `stowaway/client`. */
  readonly specifier: string
  /** The source file, relative to the package. */
  readonly file: string
}

/** The entries that programs import, in the order of `package.json`. */
export function publicEntries(): readonly PublicEntry[] {
  const { name, exports }: { name: string; exports: Record<string, string | { types?: string; default: string }> } =
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  return Object.entries(exports).flatMap(([key, entry]) =>
    typeof entry === 'string' ? [] : [{ specifier: name + key.slice(1), file: sourceOf(entry.types ?? entry.default) }],
  )
}

const sourceOf = (built: string): string => built.replace(/^\.\/dist\//, '').replace(/(?:\.d\.ts|\.js)$/, '.ts')
