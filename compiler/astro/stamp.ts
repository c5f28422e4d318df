import { statSync } from 'node:fs'

/** A text that is another when one of the files was changed, or an entry of one of the folders was added or removed. */
export function stampOf(paths: Iterable<string>): string {
  return [...paths]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false })
      return found === undefined ? `${path}:none` : `${path}:${found.mtimeMs}:${found.isDirectory() ? '' : found.size}`
    })
    .join('\n')
}
