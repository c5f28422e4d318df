import type { SyntaxNode } from '../syntax/walk.ts'
import type { Graph, IndexedModule } from './graph.ts'
import { KnownHeaders } from './known-headers.ts'
import { boundNames, keyOf, listOf, textOf, unwrap } from './nodes.ts'

/** What code does with headers and responses. */
export interface ResponseUses {
  /** A header may be read or set whose name only the running code knows, or one of cookies. */
  readonly anyHeader: boolean
  /** A content type is deleted. Without it, a text is like bytes. */
  readonly untyped: boolean
  /** Responses may be made in a way that shows neither their headers nor their bodies. */
  readonly hidden: boolean
}

/** The methods of `Response` itself, and whether they take an init. */
const makers: Readonly<Record<string, boolean>> = { json: true, redirect: false, error: false }
const platform = new Set(['Response', 'Headers'])

export function responseUses(graph: Graph): ResponseUses {
  const known = new KnownHeaders(graph)
  const found = graph.modules.map((module) => [
    hasHiddenHeader(module, known) || passesHiddenInit(module, graph, known) || fillsUnnamed(module, graph),
    makesHiddenResponse(module, known),
  ])
  const hidden = found.some(([, response]) => response === 'hidden')
  const untyped = graph.modules.some((module) => deletesType(module, graph))
  return { untyped, anyHeader: hidden || found.some(([header, response]) => header || response === 'init'), hidden }
}

/** `headers` of a request or a response that are read or set by names which are not in the source. */
function hasHiddenHeader(module: IndexedModule, known: KnownHeaders): boolean {
  const { nodes, parentOf } = module
  const members = (nodes.get('MemberExpression') ?? []).filter((node) => keyOf(node) === 'headers')
  if (!members.every((node) => known.isPlainUse({ node, module }))) return true
  const properties = (nodes.get('Property') ?? []).filter((node) => keyOf(node) === 'headers')
  return !properties.every((node) =>
    parentOf(node)?.type === 'ObjectPattern'
      ? known.arePlain({ node: node.value, module })
      : known.areKnown(node.value, module),
  )
}

function deletesType(module: IndexedModule, graph: Graph): boolean {
  return (module.nodes.get('CallExpression') ?? []).some(({ callee, arguments: given }) => {
    const called = unwrap(callee)
    const node = unwrap(listOf(given)[0])
    if (called?.type !== 'MemberExpression' || keyOf(called) !== 'delete' || node === undefined) return false
    const found = graph.valueOf({ node, module })
    return found !== undefined && 'node' in found && textOf(found.node)?.toLowerCase() === 'content-type'
  })
}

/**
 * Something is set by a name that is not in the source, in an object that was read by such a name: that may be the
 * headers of a response.
 */
function fillsUnnamed(module: IndexedModule, graph: Graph): boolean {
  const { nodes, parentOf, constant } = module
  const isUnnamed = (given: unknown): boolean => {
    const node = unwrap(given)
    const found = node && graph.valueOf({ node, module })
    return !(found && 'node' in found && (found.node.type === 'Literal' || textOf(found.node) !== undefined))
  }
  const isUnnamedRead = (node: SyntaxNode | undefined): boolean =>
    node?.type === 'MemberExpression' && node.computed === true && isUnnamed(node.property)
  const keys = (nodes.get('Property') ?? []).filter((node) => parentOf(node)?.type === 'ObjectPattern')
  const unnamed = keys.filter((node) => node.computed === true && isUnnamed(node.key))
  const bound = new Set(unnamed.flatMap(({ value }) => boundNames(value)).map(({ name }) => name))
  return (nodes.get('CallExpression') ?? []).some(({ callee, arguments: given }) => {
    const member = unwrap(callee)
    const object = member?.type === 'MemberExpression' ? unwrap(member.object) : undefined
    if (member === undefined || object === undefined || !/^(?:set|append)$/.test(keyOf(member) ?? '')) return false
    if (!isUnnamed(listOf(given)[0])) return false
    return isUnnamedRead(object.type === 'Identifier' ? constant(object)?.value : object) || bound.has(object.name)
  })
}

/** `init`: with headers that are not in the source. `hidden`: by something other than a plain call. */
function makesHiddenResponse(module: IndexedModule, known: KnownHeaders): 'init' | 'hidden' | undefined {
  const { nodes, parentOf, references, isGlobal } = module
  const members = (nodes.get('MemberExpression') ?? []).map(keyOf)
  const patterns = (nodes.get('Property') ?? []).filter((node) => parentOf(node)?.type === 'ObjectPattern').map(keyOf)
  if ([...members, ...patterns].some((name) => name !== undefined && platform.has(name))) return 'hidden'
  const isOfUnknownClass = (nodes.get('NewExpression') ?? []).some(({ callee }) => {
    const made = unwrap(callee)
    return made?.type === 'MemberExpression' && keyOf(made) === 'constructor'
  })
  if (isOfUnknownClass) return 'hidden'
  const used = [...platform].flatMap((name) => references(name)).filter(isGlobal)
  const verdicts = used.map((node) => {
    const parent = parentOf(node)
    if (isNamedOnly(node, parent)) return undefined
    if (parent?.type === 'NewExpression' && unwrap(parent.callee) === node) {
      const isPlain =
        node.name === 'Headers'
          ? known.areKnown(parent, module) && known.isPlainUse({ node: parent, module })
          : known.isKnownInit(parent, module)
      return isPlain ? undefined : 'init'
    }
    const call = parent && parentOf(parent)
    const method = node.name === 'Response' && parent?.type === 'MemberExpression' ? keyOf(parent) : undefined
    const takesInit = method !== undefined && Object.hasOwn(makers, method) ? makers[method] : undefined
    if (takesInit === undefined || call?.type !== 'CallExpression' || unwrap(call.callee) !== parent) return 'hidden'
    return takesInit && !known.isKnownInit(call, module) ? 'init' : undefined
  })
  return verdicts.includes('hidden') ? 'hidden' : verdicts.find((verdict) => verdict !== undefined)
}

/** Calls of our `json`, which takes what `Response.json` takes, and passing it on. */
function passesHiddenInit(module: IndexedModule, graph: Graph, known: KnownHeaders): boolean {
  const { nodes, parentOf, references } = module
  const locals = (nodes.get('ImportDeclaration') ?? []).flatMap(({ specifiers }) =>
    listOf(listOf(specifiers).map(({ local }) => local)),
  )
  return locals.some((local) => {
    const target = graph.valueOf({ node: local, module })
    if (target === undefined || 'node' in target || target.source !== 'stowaway' || target.name !== 'json') return false
    return references(String(local.name)).some((node) => {
      const parent = parentOf(node)
      if (node === local || /^Export/.test(parent?.type ?? '')) return false
      const isCall = parent?.type === 'CallExpression' && unwrap(parent.callee) === node
      return !isCall || !known.isKnownInit(parent, module)
    })
  })
}

function isNamedOnly(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof'
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' && unwrap(parent.right) === node
}
