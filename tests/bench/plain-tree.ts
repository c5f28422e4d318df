import type { Route, RouteSegment } from '../../sw/core/routes/route.ts'

interface ParamChild {
  readonly name: string
  readonly suffix: string
  readonly node: Node
}

interface Node {
  readonly statics: Map<string, Node>
  readonly params: ParamChild[]
  rest?: { readonly route: Route; readonly name: string }
  route?: Route
}

const createNode = (): Node => ({ statics: new Map(), params: [] })

const childFor = (node: Node, [part, after]: RouteSegment): Node => {
  if (part?.kind !== 'param') {
    const text = part?.kind === 'static' ? part.text : ''
    const child = node.statics.get(text) ?? createNode()
    node.statics.set(text, child)
    return child
  }
  const suffix = after?.kind === 'static' ? after.text : ''
  const known = node.params.find((child) => child.suffix === suffix)
  if (known !== undefined) return known.node
  const child = createNode()
  node.params.push({ name: part.name, suffix, node: child })
  return child
}

const insert = (root: Node, route: Route): void => {
  let node = root
  for (const segment of route.segments) {
    const [part] = segment
    if (part?.kind === 'rest') {
      node.rest = { route, name: part.name }
      return
    }
    node = childFor(node, segment)
  }
  node.route = route
}

const walk = (
  node: Node,
  segments: readonly string[],
  index: number,
  params: Record<string, string>,
): Route | undefined => {
  const segment = segments[index]
  if (segment === undefined) return node.route
  const child = node.statics.get(segment)
  const found = child && walk(child, segments, index + 1, params)
  if (found !== undefined) return found
  for (const { name, suffix, node: next } of node.params) {
    if (!segment.endsWith(suffix)) continue
    params[name] = segment.slice(0, segment.length - suffix.length)
    const deep = walk(next, segments, index + 1, params)
    if (deep !== undefined) return deep
  }
  if (node.rest === undefined) return undefined
  params[node.rest.name] = segments.slice(index).join('/')
  return node.rest.route
}

/**
 * The yardstick for our matcher: a map of whole paths, and a tree over segments that knows a param, a param with an
 * extension, and a final rest, and nothing of priorities, trailing slashes or several params in a segment.
 */
export const createPlainTree = (routes: readonly Route[]) => {
  const paths = new Map<string, Route>()
  const root = createNode()
  for (const route of routes) {
    if (route.id.includes('[')) insert(root, route)
    else paths.set(route.id, route)
  }
  return (path: string): { route: Route; params: Record<string, string> } | undefined => {
    const params: Record<string, string> = {}
    const route = paths.get(path) ?? walk(root, path.split('/').slice(1), 0, params)
    return route && { route, params }
  }
}
