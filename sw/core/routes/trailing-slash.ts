import { hasFileExtension } from './file-extension.ts'
import type { RedirectRoute, Route, RoutePattern } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'

/**
 * The trailing slash rule of one route. An endpoint whose pattern ends in a file extension never takes a slash; a
 * redirect follows the option even so (Astro reference, "Regex compile rules").
 */
export const trailingSlashOf = (route: Route | RedirectRoute | RoutePattern, option: TrailingSlash): TrailingSlash =>
  !('destination' in route) && hasFileExtension(route.id) ? 'never' : option
