import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { SiteProject } from './site-project.ts'

/** The page of a single-page app, by path in the site. */
export const appPage = 'index.html'

/** The site's own 404 page, by path in the site. */
export const ownNotFoundPage = '404.html'

/**
 * Whether the app's page answers navigations that match neither a file nor an endpoint, as in Vite. Only in a single-page
 * app; a 404 page of the project's own, as a file or an endpoint, goes first.
 */
export function hasAppPage(
  { appType }: Pick<SiteProject, 'appType'>,
  { notFound }: Pick<RouteManifest, 'notFound'>,
  isFile: (path: string) => boolean,
): boolean {
  return appType === 'spa' && notFound === undefined && isFile(appPage) && !isFile(ownNotFoundPage)
}
