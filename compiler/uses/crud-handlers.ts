import type { Graph, Place } from './graph.ts'
import { keyOf, listOf, unwrap } from './nodes.ts'

/** What the handlers of `crud` read of the context. */
export const crudReads = ['params', 'request', 'url', 'routePattern'] as const

/** Options of `crud` that are not functions of the project. */
const plainOptions = new Set<string | undefined>(['dialect', 'only'])

/** Whether an export is a handler that `crud` of `stowaway/data` makes, without functions of the project in it. */
export function isOfCrud(graph: Graph, { node, module }: Place): boolean {
  const property = module.parentOf(node)
  const pattern = property && module.parentOf(property)
  const declarator = pattern && module.parentOf(pattern)
  if (pattern?.type !== 'ObjectPattern' || declarator?.type !== 'VariableDeclarator') return false
  const call = unwrap(declarator.init)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  const target = callee && graph.valueOf({ node: callee, module })
  if (target === undefined || 'node' in target || target.source !== 'stowaway/data' || target.name !== 'crud')
    return false
  const [, options, ...others] = listOf(call?.arguments)
  if (options === undefined) return listOf(call?.arguments)[0]?.type !== 'SpreadElement'
  const isPlain = unwrap(options)?.type === 'ObjectExpression' && others.length === 0
  return isPlain && listOf(unwrap(options)?.properties).every((one) => plainOptions.has(keyOf(one)))
}
