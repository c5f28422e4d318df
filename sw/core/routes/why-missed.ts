import { matchSegment, textsAround } from './match-segment.ts'
import type { RedirectRoute, Route, RouteSegment } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'
import { trailingSlashOf } from './trailing-slash.ts'

/** Clients choose the paths, so long parts are cut to fit into one line. */
const shownLength = 60

const quoted = (text: string): string => `“${text.length > shownLength ? `${text.slice(0, shownLength)}…` : text}”`

const written = (segment: RouteSegment): string =>
  segment
    .map((part) => (part.kind === 'static' ? part.text : `[${part.kind === 'rest' ? '...' : ''}${part.name}]`))
    .join('')

const hasRest = (segment: RouteSegment): boolean => segment.some(({ kind }) => kind === 'rest')

const segments = (count: number): string => `${count} ${count === 1 ? 'segment' : 'segments'}`

/**
 * Explains in a sentence why a route does not match a decoded pathname without base: the first place where they differ.
 * Call it only for routes that the matcher did not find.
 */
export const whyMissed = (route: Route | RedirectRoute, pathname: string, option: TrailingSlash): string => {
  const wanted = route.segments
  const bare = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  const given = bare === '' ? [] : bare.slice(1).split('/')
  for (const [index, segment] of wanted.entries()) {
    if (hasRest(segment)) return afterRest(wanted.slice(index))
    const text = given[index]
    if (text === undefined) {
      return `The path has ${given.length === 0 ? 'no segments' : `only ${segments(given.length)}`}; the route has ${wanted.length}.`
    }
    const isSame = segment.every(({ kind }) => kind === 'static')
      ? text === written(segment)
      : text !== '' && matchSegment(textsAround(segment), text, 0, text.length, [], 0)
    if (!isSame) return `Segment ${index + 1} is ${quoted(text)}; the route needs ${quoted(written(segment))}.`
  }
  if (given.length > wanted.length) {
    return `The path has ${segments(given.length)}; the route ends after ${wanted.length === 0 ? 'the base' : wanted.length}.`
  }
  const slash = trailingSlashOf(route, option)
  if (slash === 'always') return 'The route needs a slash at the end.'
  if (pathname.endsWith('/') && slash === 'never') {
    return slash === option
      ? 'The route has no slash at the end.'
      : 'A path with a file extension has no slash at the end.'
  }
  return 'The path differs from the route.'
}

const afterRest = (segments: readonly RouteSegment[]): string =>
  `The rest of the path does not match ${quoted(segments.map(written).join('/'))}.`
