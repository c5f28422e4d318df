import { createMatcher } from '../../sw/core/routes/matcher.ts'
import { stripBase } from '../../sw/core/routes/pathname.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { filePaths } from './file-paths.ts'
import type { SiteFile } from './site-file.ts'
import type { SiteHost } from './site-host.ts'

/** The paths of scripts that belong to pages: none of the public folder. */
export function pageScripts(
  pages: readonly SiteFile[],
  { publicFiles }: Pick<SiteHost, 'publicFiles'>,
  base: string,
): ReadonlySet<string> {
  const names = pages.map(({ path }) => path).filter((path) => /\.m?js$/.test(path) && !publicFiles.includes(path))
  return new Set(filePaths(names, base))
}

/**
 * Those paths of a site's files that its worker must know: where an endpoint or a redirect would answer if the file
 * did not. A path that no route matches is left to the host anyway, listed or not.
 *
 * @param scripts the paths of the pages' scripts: a page asks by its script whether it belongs to the worker's build
 */
export function workerPaths(manifest: RouteManifest, scripts: ReadonlySet<string>): readonly string[] {
  // With either slash: a wrong one is redirected before a route is matched.
  const matcher = createMatcher({ ...manifest, trailingSlash: 'ignore' })
  const isShadowed = (path: string): boolean => {
    const pathname = stripBase(path, manifest.base)
    if (pathname === undefined) return false
    const other = pathname.endsWith('/') ? pathname.slice(0, -1) || '/' : `${pathname}/`
    return matcher.first(pathname) !== undefined || matcher.first(other) !== undefined
  }
  return [...(manifest.files ?? [])].filter((path) => scripts.has(path) || isShadowed(path))
}
