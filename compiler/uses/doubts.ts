import { isSyntaxNode, type SyntaxNode } from '../syntax/walk.ts'
import type { Graph, IndexedModule } from './graph.ts'
import { importsOf } from './module-exports.ts'
import { keyOf, listOf, textOf, unwrap } from './nodes.ts'
import { isKnownImport, isUnknownOwn } from './own-imports.ts'

/** Names of the platform whose use says nothing about what is reached by it. */
const unseen = new Set(['eval', 'Function', 'Reflect', 'WebAssembly', 'importScripts', 'ShadowRealm'])
const globals = new Set(['globalThis', 'self', 'window', 'global'])
/** Names that usually stand for a request or a response. */
const exchanged = /^(?:req|request|res|resp|response)$/i

/** Whether code may do what its source does not show: then everything counts as used. */
export function hidesUses(graph: Graph): boolean {
  return graph.modules.some(
    (module) =>
      importsUnseen(module, graph) ||
      namesUnseen(module, graph) ||
      readsComputed(module) ||
      (module.role !== 'library' && isCommonJs(module)) ||
      hasDecorators(module),
  )
}

function importsUnseen(module: IndexedModule, graph: Graph): boolean {
  return [...importsOf(module)].some((specifier) => {
    if (specifier === undefined || isUnknownOwn(specifier)) return true
    return !module.isComplete && !isKnownImport(specifier) && graph.imported(specifier, module) === undefined
  })
}

function namesUnseen(module: IndexedModule, graph: Graph): boolean {
  const { nodes, references, isGlobal, parentOf } = module
  const isOnlyNamed = (node: SyntaxNode): boolean => {
    const parent = parentOf(node)
    if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof'
    return parent?.type === 'BinaryExpression' && /^[!=]==?$|^instanceof$/.test(String(parent.operator))
  }
  if ([...unseen].some((name) => references(name).some((node) => isGlobal(node) && !isOnlyNamed(node)))) return true
  // Passed on or kept, the global object is read by names that nobody sees.
  const isPlain = (node: SyntaxNode): boolean => {
    const parent = parentOf(node)
    if (isOnlyNamed(node)) return true
    if (parent?.type === 'VariableDeclarator' && isSyntaxNode(parent.id)) {
      const { type, properties } = parent.id
      return (
        type === 'ObjectPattern' &&
        listOf(properties).every((one) => one.type === 'Property' && keyOf(one) !== undefined)
      )
    }
    if (parent?.type === 'BinaryExpression') return parent.operator === 'in' && textOf(parent.left) !== undefined
    return parent?.type === 'MemberExpression' && unwrap(parent.object) === node && keyOf(parent) !== undefined
  }
  if ([...globals].some((name) => references(name).some((node) => isGlobal(node) && !isPlain(node)))) return true
  const members = nodes.get('MemberExpression') ?? []
  const keys = (nodes.get('Property') ?? []).filter((node) => parentOf(node)?.type === 'ObjectPattern')
  const isUnseen = (node: SyntaxNode): boolean => unseen.has(keyOf(node) ?? '') || globals.has(keyOf(node) ?? '')
  if ([...members, ...keys].some(isUnseen)) return true
  // Vite replaces it by imports; elsewhere nobody knows them.
  if (members.some((node) => keyOf(node) === 'glob' && unwrap(node.object)?.type === 'MetaProperty')) return true
  if (readsConstructor(module)) return true
  return (nodes.get('CallExpression') ?? []).some(({ callee, arguments: given }) => {
    const called = unwrap(callee)
    const name = called?.type === 'MemberExpression' ? keyOf(called) : called?.name
    const code = name === 'setTimeout' || name === 'setInterval' ? unwrap(listOf(given)[0]) : undefined
    const value = code && graph.valueOf({ node: code, module })
    return value !== undefined && 'node' in value && /Literal$|^Binary/.test(value.node.type)
  })
}

/** `(() => {}).constructor('…')` is `Function`. Classes that are only compared, named or built say nothing. */
function readsConstructor({ nodes, parentOf }: IndexedModule): boolean {
  const isPlain = (node: SyntaxNode): boolean => {
    const parent = parentOf(node)
    if (parent?.type === 'BinaryExpression') return true
    if (parent?.type === 'UnaryExpression') return parent.operator === 'typeof'
    if (parent?.type === 'NewExpression') return unwrap(parent.callee) === node
    if (parent?.type === 'AssignmentExpression') return unwrap(parent.left) === node
    return parent?.type === 'MemberExpression' && unwrap(parent.object) === node && keyOf(parent) === 'name'
  }
  const isRead = (node: SyntaxNode): boolean => keyOf(node) === 'constructor' && !isPlain(node)
  if ((nodes.get('MemberExpression') ?? []).some(isRead)) return true
  const keys = (nodes.get('Property') ?? []).filter((node) => keyOf(node) === 'constructor')
  return keys.some((node) => parentOf(node)?.type === 'ObjectPattern')
}

/** A request or a response, read by a name that only the running code knows. */
function readsComputed({ nodes }: IndexedModule): boolean {
  return (nodes.get('MemberExpression') ?? []).some((node) => {
    const object = unwrap(node.object)
    const name = object?.type === 'MemberExpression' ? keyOf(object) : object?.name
    if (typeof name !== 'string' || !exchanged.test(name) || keyOf(node) !== undefined) return false
    const key = unwrap(node.property)
    return !(key?.type === 'Literal' && typeof key.value === 'number') && textOf(key) === undefined
  })
}

function isCommonJs({ references, isGlobal }: IndexedModule): boolean {
  return ['module', 'exports', 'require'].some((name) => references(name).some(isGlobal))
}

function hasDecorators({ nodes }: IndexedModule): boolean {
  const types = ['ClassDeclaration', 'ClassExpression', 'MethodDefinition', 'PropertyDefinition', 'AccessorProperty']
  return types.some((type) => nodes.get(type)?.some(({ decorators }) => listOf(decorators).length > 0))
}
