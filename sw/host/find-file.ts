import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { lookup } from 'mrmime'

const extensionOnly = /^\.\w+$/

/**
 * Names that start with a dot are hidden (`.env`, `.git/`, `.vite/`), except `.well-known` and files whose whole name
 * is an extension: an empty rest param leaves such files (`list/.json`).
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
    // Missing, too long a name, a loop of links, a NUL in the path: in any case there is no file to send.
    return false
  }
}

/** The names that a path's file may have: `#` and `?` stay encoded in a decoded path, and few files are named like that. */
export const fileNames = (path: string): readonly string[] =>
  path.includes('%') ? [path, path.replace(/%(?:23|3f)/gi, (encoded) => decodeURIComponent(encoded))] : [path]

/**
 * The file that answers a path: the file of that name, otherwise the folder's `index.html`.
 *
 * @param path Decoded, with a leading slash, without the base.
 * @returns The file's path in the folder, with a leading slash. `undefined` if there is no file, if it is hidden, and
 * if it is outside the folder, by its name or by a link.
 */
export function findFile(folder: string, path: string): string | undefined {
  if (isHidden(path)) return undefined
  const withIndex = (name: string): string[] => [name, `${name.replace(/\/$/, '')}/index.html`]
  return fileNames(path)
    .flatMap(withIndex)
    .find((name) => !name.endsWith('/') && isFileInside(folder, join(folder, name)))
}
