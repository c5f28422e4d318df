/** The path in the output folder of a decoded URL path without base; the root is `''`. */
export function outputPath(path: string): string {
  return path.replace(/^\//, '').replace(/\/$/, '').normalize()
}

/**
 * The name of the same file for hosts that decode all of a path. `#` and `?` stay encoded in routes and on hosts that
 * decode like them (sirv, so Vite's preview); most others look up `c#.json` for `/c%23.json`.
 */
export function fullyDecoded(output: string): string {
  return output.replaceAll('%23', '#').replaceAll('%3F', '?')
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
