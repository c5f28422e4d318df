import { paramError } from '../errors/param-errors.ts'
import type { RoutePart, RoutePattern } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'
import { trailingSlashOf } from './trailing-slash.ts'

const trimSlashes = (value: string): string => value.replace(/^\//, '').replace(/\/$/, '')

/**
 * The path of a route with `params`: the inverse of matching (Astro reference, "Path generation"). Only `#` and `?` are
 * encoded. A rest param may be `undefined` or empty; empty segments are left out.
 *
 * @throws `MissingRouteParam`
 */
export const generatePath = (
  route: RoutePattern,
  params: Readonly<Record<string, string | undefined>>,
  trailingSlash: TrailingSlash,
): string => {
  const textOf = (part: RoutePart): string => {
    if (part.kind === 'static') return part.text
    const value = Object.hasOwn(params, part.name) ? params[part.name] : undefined
    if (value === undefined && part.kind === 'param') {
      throw paramError('MissingRouteParam', { route: route.id, name: part.name })
    }
    return trimSlashes(value ?? '')
      .normalize()
      .replaceAll('#', '%23')
      .replaceAll('?', '%3F')
  }
  let path = ''
  for (const segment of route.segments) {
    // A leading slash in a value must not produce `//host`, which browsers read as another host.
    const text = segment.map(textOf).join('')
    if (text !== '') path += `/${text}`.replace(/^\/{2,}/, '/')
  }
  if (route.segments.length > 0 && trailingSlashOf(route, trailingSlash) === 'always') path += '/'
  return path || '/'
}
