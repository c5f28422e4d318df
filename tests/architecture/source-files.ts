import { readdirSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Import, importsOf } from './imports-of.ts'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** From the package's root, with slashes: `sw/core/app/app.ts`. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly SourceImport[]
}

export interface SourceImport extends Import {
  /** The file that a relative import names, from the package's root; `undefined` for a package. */
  readonly target?: string
}

/** The TypeScript files of the folders, with what they import. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => posix.join(folder, path)),
  )
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\/(?:node_modules|dist|\.stowaway)\//.test(path))
    .sort()
    .map(readSource)
}

function readSource(path: string): SourceFile {
  const text = readFileSync(resolve(root, path), 'utf8')
  const imports = importsOf(text, path).map((found) =>
    found.source.startsWith('.') ? { ...found, target: posix.join(posix.dirname(path), found.source) } : found,
  )
  return { path, lines: text.replace(/\n$/, '').split('\n').length, imports }
}
