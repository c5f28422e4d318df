import { declaredNames } from './declared-names.ts'
import { isSyntaxNode, type SyntaxNode, walk } from './walk.ts'

const names = ['Buffer', 'global', '__dirname', '__filename', 'require', 'process', 'setImmediate', 'clearImmediate']
const globals = new Set(names)

/** Whether a source may use one of Node's globals: a quick look before it is parsed. */
export const mayUseNodeGlobals = new RegExp(`\\b(?:${names.join('|')})\\b`)

interface GlobalUse {
  readonly name: string
  /** Offset into the source. */
  readonly start: number
}

/**
 * The first use of each of Node's globals in a module, except names that the module declares, or asks for with `typeof`.
 *
 * @param hasEnvironment whether the bundler replaces `process.env`
 */
export function nodeGlobals(program: unknown, hasEnvironment: boolean): readonly GlobalUse[] {
  const known = declaredNames(program)
  const others = new Set<unknown>()
  const uses = new Map<string, GlobalUse>()
  walk(program, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof')
      walk(node.argument, ({ name }) => known.add(String(name)))
    for (const name of notReferences(node, hasEnvironment)) others.add(name)
  })
  walk(program, (node) => {
    const { type, name, start } = node
    if (type !== 'Identifier' || typeof name !== 'string' || !globals.has(name)) return
    if (known.has(name) || others.has(node)) return
    const first = uses.get(name)
    if (first === undefined || first.start > start) uses.set(name, { name, start })
  })
  return [...uses.values()].sort((one, other) => one.start - other.start)
}

/** Identifiers below a node that are names of properties or labels, and `process` in a `process.env` that is replaced. */
function notReferences(
  { type, computed, property, key, object, label, exported, imported }: SyntaxNode,
  hasEnvironment: boolean,
): readonly unknown[] {
  if (type === 'MemberExpression') {
    const isEnvironment = hasEnvironment && isSyntaxNode(property) && [property.name, property.value].includes('env')
    return [...(computed === true ? [] : [property]), ...(isEnvironment ? [object] : [])]
  }
  if (type === 'Property' || type === 'PropertyDefinition' || type === 'MethodDefinition')
    return computed === true ? [] : [key]
  return [label, exported, imported]
}
