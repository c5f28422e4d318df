import type { Route, RoutePart, RouteSegment } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { socketExport } from '../../sw/core/sockets/hide-socket.ts'
import type { EndpointFacts } from '../prerender/static-file.ts'

/** The files that have a WebSocket handler where they run. */
export function socketFiles(endpoints: readonly EndpointFacts[]): readonly string[] {
  return endpoints.flatMap(({ file, methods, prerendered }) =>
    !prerendered && methods.includes(socketExport) ? [file] : [],
  )
}

/** The patterns of paths that may be WebSockets, for pages. What they lead to is decided by the worker. */
export function socketPatterns({ routes }: Pick<RouteManifest, 'routes'>, files: readonly string[]): readonly RegExp[] {
  return routes.filter(({ file }) => files.includes(file)).map(patternOf)
}

function patternOf({ segments }: Route): RegExp {
  return new RegExp(`^${segments.map(segmentText).join('') || '/'}/?$`)
}

function segmentText(segment: RouteSegment): string {
  const [only, ...others] = segment
  if (only?.kind === 'rest' && others.length === 0) return '(?:/.*)?'
  return `/${segment.map(partText).join('')}`
}

function partText(part: RoutePart): string {
  if (part.kind === 'static') return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return part.kind === 'rest' ? '.*' : '[^/]+'
}
