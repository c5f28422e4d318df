import { decodePathname } from '../../core/routes/pathname.ts'
import type { PrecacheFile } from '../worker-options.ts'

/**
 * Which cached file answers a path (decoded, with the base), as static servers do it: by its name, and a folder's
 * `index.html` also by the folder's path, with or without the slash.
 */
export function filesByPath(files: readonly PrecacheFile[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const { url } of files) {
    const path = decodePathname(url).pathname
    paths.set(path, url)
    if (!path.endsWith('/index.html')) continue
    const folder = path.slice(0, -'index.html'.length)
    paths.set(folder, url)
    if (folder !== '/') paths.set(folder.slice(0, -1), url)
  }
  return paths
}
