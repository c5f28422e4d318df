import type { SyntaxNode } from '../syntax/walk.ts'
import { Follower, isFunction, type Sink } from './follow.ts'
import type { Graph, IndexedModule, Place } from './graph.ts'
import { listOf, unwrap } from './nodes.ts'

/** What handlers and middleware do with what they are given. */
export interface HandlerUses {
  /** Includes names that no context has: those of legacy handlers are looked up in the params. */
  readonly context: ReadonlySet<string> | 'any'
  /** `next` may be called with a path. */
  readonly nextPath: boolean
  /** A request may reach code that reads it by names which only the running code knows. */
  readonly requestEscapes: boolean
  /** Headers of a request may be set or deleted. */
  readonly writesRequest: boolean
}

const middlewareModules = new Set(['stowaway/middleware', 'astro:middleware'])

/** What can be no function, so that nothing calls it. */
const noFunctions = new Set([
  'Literal',
  'TemplateLiteral',
  'ObjectExpression',
  'ArrayExpression',
  'ClassDeclaration',
  'ClassExpression',
  'UnaryExpression',
  'BinaryExpression',
])

const plainClasses = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Date', 'RegExp', 'URL', 'Array', 'Headers'])

/** `handlers`: what the host calls with a context, and middleware with `next`. `undefined` is one that cannot be seen. */
export function handlerUses(graph: Graph, handlers: readonly (Place | undefined)[]): HandlerUses {
  const names = new Set<string>()
  let isAny = false
  let nextPath = false
  let requestEscapes = false
  const escaped = (): void => {
    isAny = true
  }
  let writesRequest = false
  const write = (): void => {
    writesRequest = true
  }
  const headers = new Follower(graph, {
    read(name) {
      if (name !== 'get' && name !== 'has') write()
    },
    called: write,
    escaped: write,
  })
  const requests = new Follower(graph, {
    read(name, given, within) {
      // What every object has may return the object itself.
      if (name in {}) requestEscapes = true
      if (name === 'headers' && given !== undefined) follow(headers, given, within)
    },
    called: () => {},
    escaped: () => {
      requestEscapes = true
    },
  })
  const context: Sink = {
    read(name, given, within) {
      // What every object has may return the object itself.
      if (name in {} || (name !== 'locals' && given !== undefined && isWritten(given))) escaped()
      names.add(name)
      if (name !== 'request' || given === undefined) return
      follow(requests, given, within)
    },
    called: escaped,
    escaped,
  }
  const next: Sink = {
    // `next.call`, `next.bind`.
    read: () => {
      nextPath = true
    },
    called({ node }) {
      if (listOf(node.arguments).length > 0) nextPath = true
    },
    escaped: () => {
      nextPath = true
    },
  }
  const contexts = new Follower(graph, context)
  const nexts = new Follower(graph, next)
  const seen = new Set<SyntaxNode>()
  const take = (given: Place | undefined): void => {
    if (given !== undefined && seen.has(given.node)) return
    if (given !== undefined) seen.add(given.node)
    const found = given && graph.valueOf(given)
    if (found === undefined || !('node' in found)) {
      if (!isUndefined(given)) escaped()
      return
    }
    const { node, module } = found
    if (isFunction(node)) {
      contexts.argument(found, 0)
      nexts.argument(found, 1)
      return
    }
    for (const part of partsOf(node)) take({ node: part, module })
    if (partsOf(node).length > 0 || noFunctions.has(node.type) || isPlainObject(node, module)) return
    const middleware = node.type === 'CallExpression' ? middlewareOf(node, module, graph) : undefined
    if (middleware === undefined) escaped()
    for (const part of middleware ?? []) take({ node: part, module })
  }
  for (const handler of handlers) take(handler)
  return {
    context: isAny ? 'any' : names,
    nextPath: nextPath || isAny,
    requestEscapes: requestEscapes || isAny,
    writesRequest,
  }
}

/** Follows what was read on: the expression that it is, or the pattern that it goes into. */
function follow(follower: Follower, given: Place, within: SyntaxNode): void {
  if (given.node.type === 'MemberExpression') follower.expression(given, within)
  else follower.pattern(given, within)
}

/** Whether a member gets a value, or is deleted: only a context with own names can have that. */
function isWritten({ node, module }: Place): boolean {
  const parent = node.type === 'MemberExpression' ? module.parentOf(node) : undefined
  if (parent === undefined) return false
  const isAt = (key: string): boolean => unwrap(parent[key]) === node
  if (/^(?:Assignment(?:Expression|Pattern)|For(?:In|Of)Statement)$/.test(parent.type)) return isAt('left')
  if (parent.type === 'UnaryExpression') return parent.operator === 'delete'
  if (parent.type === 'Property') return isAt('value') && module.parentOf(parent)?.type === 'ObjectPattern'
  return /^(?:UpdateExpression|ArrayPattern|RestElement)$/.test(parent.type)
}

function isUndefined(place: Place | undefined): boolean {
  return place?.node.type === 'Identifier' && place.node.name === 'undefined' && place.module.isGlobal(place.node)
}

/** The expressions that an expression may stand for. */
function partsOf({ type, left, right, consequent, alternate }: SyntaxNode): readonly SyntaxNode[] {
  if (type === 'LogicalExpression') return listOf([unwrap(left), unwrap(right)])
  return type === 'ConditionalExpression' ? listOf([unwrap(consequent), unwrap(alternate)]) : []
}

/** An instance of a class whose instances are no functions. */
function isPlainObject({ type, callee }: SyntaxNode, module: IndexedModule): boolean {
  const made = type === 'NewExpression' ? unwrap(callee) : undefined
  return made?.type === 'Identifier' && plainClasses.has(String(made.name)) && module.isGlobal(made)
}

/** The middleware that `defineMiddleware` and `sequence` are called with; `undefined` for other functions. */
function middlewareOf(call: SyntaxNode, module: IndexedModule, graph: Graph): readonly SyntaxNode[] | undefined {
  const callee = unwrap(call.callee)
  const found = callee && graph.valueOf({ node: callee, module })
  if (found === undefined || !('source' in found) || !middlewareModules.has(found.source)) return undefined
  const given = listOf(call.arguments)
  if (given.some(({ type }) => type === 'SpreadElement')) return undefined
  if (found.name === 'sequence') return given.flatMap((node) => unwrap(node) ?? [])
  return found.name === 'defineMiddleware' ? given.slice(0, 1) : undefined
}
