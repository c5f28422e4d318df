import { isSyntaxNode, type SyntaxNode, walk } from '../syntax/walk.ts'

export interface VariableUse {
  /** The object that it is read from. */
  readonly of: 'import.meta.env' | 'process.env'
  readonly name: string
  /** Where the value is read: the whole expression, or in `const { NAME } = import.meta.env` the right-hand side. */
  readonly start: number
  readonly end: number
  readonly destructured: boolean
}

/**
 * Every `import.meta.env.NAME` and `process.env.NAME` (dotted, quoted or destructured) of a module's syntax tree, in
 * source order.
 */
export function environmentVariables(program: unknown): VariableUse[] {
  const uses: VariableUse[] = []
  walk(program, (node) => {
    if (node.type === 'MemberExpression') {
      const of = environmentObject(node.object)
      const name = propertyName(node.property, node.computed === true)
      if (of && name !== undefined) uses.push({ of, name, start: node.start, end: node.end, destructured: false })
    }
    if (node.type === 'VariableDeclarator') {
      const { id: pattern, init } = node
      const of = environmentObject(init)
      if (
        of === undefined ||
        !isSyntaxNode(init) ||
        !isSyntaxNode(pattern) ||
        pattern.type !== 'ObjectPattern' ||
        !Array.isArray(pattern.properties)
      )
        return
      for (const property of pattern.properties) {
        if (!isSyntaxNode(property) || property.type !== 'Property') continue
        const name = propertyName(property.key, property.computed === true)
        if (name !== undefined) uses.push({ of, name, start: init.start, end: init.end, destructured: true })
      }
    }
  })
  return uses.sort((one, other) => one.start - other.start)
}

function environmentObject(node: unknown): VariableUse['of'] | undefined {
  if (!isSyntaxNode(node) || node.type !== 'MemberExpression' || !isSyntaxNode(node.object)) return undefined
  if (propertyName(node.property, node.computed === true) !== 'env') return undefined
  const { object } = node
  if (object.type === 'MetaProperty') return 'import.meta.env'
  return object.type === 'Identifier' && text(object, 'name') === 'process' ? 'process.env' : undefined
}

function propertyName(node: unknown, computed: boolean): string | undefined {
  if (!isSyntaxNode(node)) return undefined
  if (!computed && node.type === 'Identifier') return text(node, 'name')
  return node.type === 'Literal' ? text(node, 'value') : undefined
}

function text(node: SyntaxNode, key: string): string | undefined {
  const value = node[key]
  return typeof value === 'string' ? value : undefined
}
