import { paramError } from '../errors/param-errors.ts'
import type { RoutePart, RoutePattern } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'
import { trailingSlashOf } from './trailing-slash.ts'

const trimSlashes = (value: string): string => value.replace(/^\//, '').replace(/\/$/, '')

/**
 * The path that `params` give a route: the inverse of matching (Astro reference, "Path generation"). Not encoded, but
 * for `#` and `?`. A rest param may be `undefined` or empty; a segment that comes out empty is left out.
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
    // A leading slash left in a value must not make `//host`, which browsers take for another host.
    const text = segment.map(textOf).join('')
    if (text !== '') path += `/${text}`.replace(/^\/{2,}/, '/')
  }
  if (route.segments.length > 0 && trailingSlashOf(route, trailingSlash) === 'always') path += '/'
  return path || '/'
}
