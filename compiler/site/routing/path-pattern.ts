import type { RoutePart, RouteSegment } from '../../../sw/core/routes/route.ts'

const syntax = /[{}()*+?:\\]/g
const expressionSyntax = /[$()*+./?[\\\]^{|}]/g

const escapePattern = (text: string): string => text.replace(syntax, '\\$&')
const escapeExpression = (text: string): string => text.replace(expressionSyntax, '\\$&')

const isRestAlone = (segment: RouteSegment): boolean => segment.length === 1 && segment[0]?.kind === 'rest'

// What a URL parser would take for a step up or on the spot, as it does with each text of a pattern by itself.
const startsLikeDots = ([first, second]: RouteSegment): boolean =>
  first?.kind === 'static' && /^\.{1,2}$/.test(first.text) && second !== undefined

const join = (
  base: string,
  segments: readonly RouteSegment[],
  optionalRest: string,
  text: (text: string) => string,
  variable: (kind: Exclude<RoutePart['kind'], 'static'>) => string,
): string => {
  const part = (each: RoutePart): string => (each.kind === 'static' ? text(each.text) : variable(each.kind))
  const parts = segments.map((segment) => {
    if (isRestAlone(segment)) return optionalRest
    return `/${startsLikeDots(segment) ? variable('rest') : segment.map(part).join('')}`
  })
  return text(base) + (parts.length === 0 && base === '' ? '/' : parts.join(''))
}

/**
 * A pathname for `URLPattern`, without groups of expressions, that covers every URL of a route whose path holds no
 * escape and no slashes side by side: with and without a trailing slash.
 */
export const pathPattern = (base: string, segments: readonly RouteSegment[]): string => {
  let names = 0
  const path = join(base, segments, '{/*}?', escapePattern, (kind) => (kind === 'rest' ? '*' : `{:p${names++}}`))
  return path === '/' ? path : `${path}{/}?`
}

/** The same as a regular expression: whether one of the site's own files lies under a route's pattern. */
export const pathExpression = (base: string, segments: readonly RouteSegment[]): RegExp =>
  new RegExp(
    `^${join(base, segments, '(?:/.*)?', escapeExpression, (kind) => (kind === 'rest' ? '.*' : '[^/]+'))}/?$`,
    's',
  )

/** A pathname for `URLPattern` that is this one path. */
export const exactPattern = (path: string): string => escapePattern(path)
