import type { SourceFiles } from '../content/source-files.ts'

/** What changed in the files since the last call; the first call of a worker brings all of them. */
export interface FileChanges {
  readonly changed: readonly (readonly [file: string, content: string | Uint8Array])[]
  readonly removed: readonly string[]
}

/** The changes that lead from the files `known` to `files`. Bytes are compared by identity. */
export function fileChanges(known: SourceFiles, files: SourceFiles): FileChanges {
  return {
    changed: [...files].filter(([file, content]) => known.get(file) !== content),
    removed: [...known.keys()].filter((file) => !files.has(file)),
  }
}

/** The files after the changes, in a new map: a running call may still use the old one. */
export function withChanges(known: SourceFiles, { changed, removed }: FileChanges): SourceFiles {
  const files = new Map(known)
  for (const file of removed) files.delete(file)
  for (const [file, content] of changed) files.set(file, content)
  return files
}
