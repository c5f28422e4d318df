import type { RoutePart, RoutePattern, RouteSegment } from '../../../sw/core/routes/route.ts'

type Segments = readonly RouteSegment[]

const param: RoutePart = { kind: 'param', name: '' }
const rest: RouteSegment = [{ kind: 'rest', name: '' }]

/** Equal for patterns that match the same paths. */
const shapeOf = (segments: Segments): string =>
  JSON.stringify(segments.map((segment) => segment.map((part) => (part.kind === 'static' ? part.text : [part.kind]))))

/** `.json` of a last segment that ends in it. */
const extensionOf = (segments: Segments): string | undefined => {
  const last = segments.at(-1)?.at(-1)
  return last?.kind === 'static' ? /\.\w+$/.exec(last.text)?.[0] : undefined
}

/**
 * Few patterns that together match all that the routes match, and more. First files of one extension in one folder
 * become one pattern, then folders do, the deepest first: files beside the endpoints are covered as late as possible.
 */
export function foldRoutes(routes: readonly Pick<RoutePattern, 'segments'>[], limit: number): readonly Segments[] {
  let patterns = distinct(routes.map(({ segments }) => segments))
  const depth = Math.max(0, ...patterns.map((segments) => segments.length))
  for (let level = depth; level > 0 && patterns.length > limit; level--) {
    patterns = merge(patterns, limit, (segments) => {
      const extension = extensionOf(segments)
      if (segments.length !== level || extension === undefined) return undefined
      return [...segments.slice(0, -1), [param, { kind: 'static', text: extension }]]
    })
  }
  for (let level = depth - 1; level >= 0 && patterns.length > limit; level--) {
    patterns = merge(patterns, limit, (segments) =>
      segments.length >= level ? [...segments.slice(0, level), rest] : undefined,
    )
  }
  return patterns
}

/** Puts a common pattern in the place of those that share it, the largest family first, until few enough are left. */
function merge(
  patterns: readonly Segments[],
  limit: number,
  common: (segments: Segments) => Segments | undefined,
): readonly Segments[] {
  const families = new Map<string, { readonly pattern: Segments; readonly members: Segments[] }>()
  for (const segments of patterns) {
    const pattern = common(segments)
    if (pattern === undefined) continue
    const shape = shapeOf(pattern)
    const family = families.get(shape) ?? { pattern, members: [] }
    family.members.push(segments)
    families.set(shape, family)
  }
  const left = new Set(patterns)
  for (const { pattern, members } of [...families.values()].sort((a, b) => b.members.length - a.members.length)) {
    if (left.size <= limit || members.length < 2) break
    for (const segments of members) left.delete(segments)
    left.add(pattern)
  }
  return distinct([...left])
}

const distinct = (patterns: readonly Segments[]): readonly Segments[] => [
  ...new Map(patterns.map((segments) => [shapeOf(segments), segments])).values(),
]
