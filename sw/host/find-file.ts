import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { lookup } from 'mrmime'

const extensionOnly = /^\.\w+$/

/**
 * Names that start with a dot are kept back (`.env`, `.git/`, `.vite/`), but for `.well-known` and for a file whose
 * whole name is an extension: a rest param that is empty leaves such files (`list/.json`).
 */
function isHidden(path: string): boolean {
  const names = path.split('/')
  const last = names.pop() ?? ''
  if (names.some((name) => name.startsWith('.') && name !== '.well-known')) return true
  return last.startsWith('.') && last !== '.well-known' && !(extensionOnly.test(last) && lookup(last) !== undefined)
}

function isFileInside(folder: string, file: string): boolean {
  try {
    return statSync(file).isFile() && realpathSync(file).startsWith(realpathSync(folder) + sep)
  } catch {
    // Not there, too long a name, a loop of links, a NUL in the path: whatever it is, no file can be sent.
    return false
  }
}

/**
 * The file that answers a path: the file of that name, else the folder's `index.html`.
 *
 * @param path Decoded, with a leading slash, without the base.
 * @returns The file's path in the folder, with a leading slash. `undefined` where there is none, where it is hidden,
 * and where it lies outside the folder, by its name or by a link.
 */
export function findFile(folder: string, path: string): string | undefined {
  if (isHidden(path)) return undefined
  const index = path.endsWith('/') ? `${path}index.html` : `${path}/index.html`
  return [path, index].find((name) => !name.endsWith('/') && isFileInside(folder, join(folder, name)))
}
