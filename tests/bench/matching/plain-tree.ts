import type { Route, RouteSegment } from '../../../sw/core/routes/route.ts'

interface Leaf {
  readonly route: Route
  readonly names: readonly string[]
}

interface Node {
  statics?: Map<string, Node>
  params?: { readonly suffix: string; readonly node: Node }[]
  rest?: Leaf
  leaf?: Leaf
}

function childFor(node: Node, [part, after]: RouteSegment): Node {
  if (part?.kind !== 'param') {
    const text = part?.kind === 'static' ? part.text : ''
    node.statics ??= new Map()
    const child = node.statics.get(text) ?? {}
    node.statics.set(text, child)
    return child
  }
  const suffix = after?.kind === 'static' ? after.text : ''
  node.params ??= []
  const known = node.params.find((child) => child.suffix === suffix)
  if (known !== undefined) return known.node
  const child = { suffix, node: {} }
  node.params.push(child)
  // A longer suffix says more.
  node.params.sort((one, other) => other.suffix.length - one.suffix.length)
  return child.node
}

function insert(root: Node, route: Route): void {
  const names = route.segments.flat().flatMap((part) => (part.kind === 'static' ? [] : [part.name]))
  let node = root
  for (const segment of route.segments) {
    if (segment[0]?.kind === 'rest') {
      node.rest = { route, names }
      return
    }
    node = childFor(node, segment)
  }
  node.leaf = { route, names }
}

export interface PlainHit {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/**
 * The limit for a matcher on this machine: a map of whole paths, and a tree over segments that knows a param, a param with
 * an extension, and a final rest. It knows nothing of priorities, trailing slashes or several params in a segment.
 */
export function createPlainTree(routes: readonly Route[]): (path: string) => PlainHit | undefined {
  const paths = new Map<string, PlainHit>()
  const root: Node = {}
  for (const route of routes) {
    if (route.id.includes('[')) insert(root, route)
    else paths.set(route.id, { route, params: {} })
  }
  const values: string[] = []
  const hit = ({ route, names }: Leaf, count: number): PlainHit => {
    const params: Record<string, string> = {}
    for (let index = 0; index < count; index += 1) params[names[index] ?? ''] = values[index] ?? ''
    return { route, params }
  }
  const walk = (node: Node, path: string, from: number, depth: number): PlainHit | undefined => {
    if (from > path.length) return node.leaf && hit(node.leaf, depth)
    const slash = path.indexOf('/', from)
    const end = slash < 0 ? path.length : slash
    const child = node.statics?.get(path.slice(from, end))
    const found = child && walk(child, path, end + 1, depth)
    if (found !== undefined) return found
    for (const { suffix, node: next } of node.params ?? []) {
      const cut = end - suffix.length
      if (cut <= from || !path.startsWith(suffix, cut)) continue
      values[depth] = path.slice(from, cut)
      const deep = walk(next, path, end + 1, depth + 1)
      if (deep !== undefined) return deep
    }
    if (node.rest === undefined) return undefined
    values[depth] = path.slice(from)
    return hit(node.rest, depth + 1)
  }
  return (path) => paths.get(path) ?? walk(root, path, 1, 0)
}
