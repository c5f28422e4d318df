import { decodePathname } from '../../sw/core/routes/pathname.ts'

/**
 * The paths at which a host answers with these files, decoded as those of routes: each by its name, and a folder's
 * `index.html` by the folder's.
 */
export function filePaths(files: readonly string[], base: string): string[] {
  return files.flatMap((file) => {
    const path = decodePathname(encodeURI(`${base}/${file}`).replace(/[?#]/g, encodeURIComponent)).pathname
    if (file !== 'index.html' && !file.endsWith('/index.html')) return [path]
    const folder = path.slice(0, -'index.html'.length)
    const withoutSlash = folder.slice(0, -1)
    return withoutSlash === '' ? [path, folder] : [path, folder, withoutSlash]
  })
}
