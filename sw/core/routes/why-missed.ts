import { matchSegment, textsAround } from './match-segment.ts'
import type { RedirectRoute, Route, RouteSegment } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'
import { trailingSlashOf } from './trailing-slash.ts'

/** Long enough to know a part by, short enough for one line: paths are the sender's. */
const shownLength = 60

const quoted = (text: string): string => `“${text.length > shownLength ? `${text.slice(0, shownLength)}…` : text}”`

const written = (segment: RouteSegment): string =>
  segment
    .map((part) => (part.kind === 'static' ? part.text : `[${part.kind === 'rest' ? '...' : ''}${part.name}]`))
    .join('')

const hasRest = (segment: RouteSegment): boolean => segment.some(({ kind }) => kind === 'rest')

const segments = (count: number): string => `${count} ${count === 1 ? 'segment' : 'segments'}`

/**
 * Why a route does not match a decoded pathname without base, in a sentence: the first place where the two differ. Only
 * for routes that do not match; which ones do is the matcher's to say.
 */
export const whyMissed = (route: Route | RedirectRoute, pathname: string, option: TrailingSlash): string => {
  const wanted = route.segments
  const bare = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  const given = bare === '' ? [] : bare.slice(1).split('/')
  for (const [index, segment] of wanted.entries()) {
    if (hasRest(segment)) return afterRest(segment, wanted.slice(index + 1))
    const text = given[index]
    if (text === undefined) {
      return `The path has ${given.length === 0 ? 'no segments' : `only ${segments(given.length)}`}; the route has ${wanted.length}.`
    }
    const isSame = segment.every(({ kind }) => kind === 'static')
      ? text === written(segment)
      : text !== '' && matchSegment(textsAround(segment), text, 0, text.length, [])
    if (!isSame) return `Segment ${index + 1} is ${quoted(text)}; the route wants ${quoted(written(segment))}.`
  }
  if (given.length > wanted.length) {
    return `The path has ${segments(given.length)}; the route ends after ${wanted.length === 0 ? 'the base' : wanted.length}.`
  }
  const slash = trailingSlashOf(route, option)
  if (slash === 'always') return 'The route wants a slash at the end.'
  if (pathname.endsWith('/') && slash === 'never') {
    return slash === option
      ? 'The route takes no slash at the end.'
      : 'A path with a file extension takes no slash at the end.'
  }
  return 'The path differs from the route.'
}

const afterRest = (segment: RouteSegment, following: readonly RouteSegment[]): string =>
  following.length === 0
    ? `What is left of the path does not fit ${quoted(written(segment))}.`
    : `The path does not go on as ${quoted([segment, ...following].map(written).join('/'))} does.`
