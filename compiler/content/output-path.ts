/** The path in the output folder of a decoded URL path without base; the root is `''`. */
export function outputPath(path: string): string {
  return path.replace(/^\//, '').replace(/\/$/, '').normalize()
}

/**
 * Why a relative path must not be written below a folder; `undefined` when it may. Names that only some systems take
 * for a way out of the folder (drives, backslashes) are refused on all.
 */
export function whyUnsafe(path: string): string | undefined {
  if (path.includes('\0')) return 'it holds a NUL character'
  if (path.includes('\\')) return 'it holds a backslash'
  if (path.startsWith('/')) return 'it is absolute'
  if (path !== path.normalize()) return 'it is not in Unicode normalisation form C'
  if (!path.isWellFormed()) return 'it holds half of a surrogate pair'
  for (const name of path.split('/')) {
    if (name === '') return 'it has an empty name between slashes'
    if (name === '.' || name === '..') return `"${name}" is no name of a file`
    if (/^[a-z][a-z\d+.-]*:/i.test(name)) return `"${name}" starts like a drive or a URL`
  }
  return undefined
}

/** The folders above a path, outermost first. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, index) => names.slice(0, index + 1).join('/'))
}
