import { isSyntaxNode, type SyntaxNode } from '../syntax/walk.ts'

/** Nodes that stand around an expression and change nothing. */
export const wrappers: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
])

/** The expression inside of parentheses and types. */
export function unwrap(node: unknown): SyntaxNode | undefined {
  let inner = node
  while (isSyntaxNode(inner) && wrappers.has(inner.type)) inner = inner.expression
  return isSyntaxNode(inner) ? inner : undefined
}

/** The nodes of a list, `[]` for anything else. A hole is left out. */
export const listOf = (nodes: unknown): readonly SyntaxNode[] =>
  Array.isArray(nodes) ? nodes.filter(isSyntaxNode) : []

/** The text of a string that the source gives as it is. */
export function textOf(node: unknown): string | undefined {
  const inner = unwrap(node)
  if (inner?.type === 'Literal') return typeof inner.value === 'string' ? inner.value : undefined
  if (inner?.type !== 'TemplateLiteral') return undefined
  const [first, ...others] = listOf(inner.quasis)
  return first !== undefined && others.length === 0 ? cooked(first) : undefined
}

/** The text of a part of a template. */
export function cooked({ value }: SyntaxNode): string | undefined {
  if (typeof value !== 'object' || value === null || !('cooked' in value)) return undefined
  return typeof value.cooked === 'string' ? value.cooked : undefined
}

/** The name of an import or an export. */
export function nameOf(node: unknown): string | undefined {
  if (!isSyntaxNode(node)) return undefined
  const name = node.type === 'Identifier' ? node.name : node.value
  return typeof name === 'string' ? name : undefined
}

/** The name of a member or a key; `undefined` where only the running code knows it. */
export function keyOf(node: SyntaxNode): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (node.computed !== true && isSyntaxNode(key)) {
    if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return String(key.name)
    if (key.type === 'Literal') return String(key.value)
  }
  return textOf(key)
}

/** The identifiers that a pattern binds or assigns. */
export function boundNames(pattern: unknown): readonly SyntaxNode[] {
  const node = unwrap(pattern)
  if (node === undefined) return []
  if (node.type === 'Identifier') return [node]
  if (node.type === 'ObjectPattern') return listOf(node.properties).flatMap(boundNames)
  if (node.type === 'ArrayPattern') return listOf(node.elements).flatMap(boundNames)
  if (node.type === 'Property') return boundNames(node.value)
  if (node.type === 'AssignmentPattern') return boundNames(node.left)
  if (node.type === 'RestElement') return boundNames(node.argument)
  if (node.type === 'TSParameterProperty') return boundNames(node.parameter)
  return []
}
