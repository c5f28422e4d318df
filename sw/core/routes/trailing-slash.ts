import { hasFileExtension } from './file-extension.ts'
import type { RedirectRoute, Route, RoutePattern } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'

/**
 * The trailing slash rule of one route. An endpoint whose pattern ends with a file extension never has a slash. A
 * redirect always follows the option (Astro reference, "Regex compile rules").
 */
export const trailingSlashOf = (route: Route | RedirectRoute | RoutePattern, option: TrailingSlash): TrailingSlash =>
  !('destination' in route) && hasFileExtension(route.id) ? 'never' : option
