import { buildError } from '../../sw/core/errors/build-errors.ts'
import { generatePath } from '../../sw/core/routes/generate-path.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { PathOfRoute } from './plan-files.ts'
import { warningText } from './warning-text.ts'

/**
 * The paths of the redirects of a configuration: one for each without params, and for the others one for each path of
 * the endpoint that they lead to (Astro reference, "Redirects in static output").
 */
export function redirectPaths(
  { redirects, routes, trailingSlash }: RouteManifest,
  paths: readonly PathOfRoute[],
  warn: (text: string) => void,
): readonly PathOfRoute[] {
  return redirects.flatMap((redirect) => {
    const route = { id: redirect.id, segments: redirect.segments, file: `the redirect ${redirect.id}` }
    const isDynamic = redirect.segments.flat().some((part) => part.kind !== 'static')
    if (!isDynamic) {
      return [{ route, redirect, params: {}, props: {}, path: generatePath(route, {}, trailingSlash) }]
    }
    const destination = routes.find(({ id }) => id === redirect.destination)
    const listed = paths.filter((path) => path.route.id === destination?.id)
    if (listed.length === 0) {
      const file = destination?.file ?? redirect.destination
      warn(warningText(buildError('RedirectNotWritten', { file, source: redirect.id }, { file })))
    }
    return listed.map(({ params }) => ({
      route,
      redirect,
      params,
      props: {},
      path: generatePath(route, params, trailingSlash),
    }))
  })
}
