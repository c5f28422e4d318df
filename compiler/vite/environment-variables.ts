import { isSyntaxNode, type SyntaxNode, walk } from '../syntax/walk.ts'

export interface VariableUse {
  /** The object that is read. */
  readonly of: 'import.meta.env' | 'process.env'
  /** The variables that are read from it, where that can be seen. */
  readonly names: readonly string[]
  /** The whole expression `import.meta.env.NAME`; or, for `isObject`, the object alone. */
  readonly start: number
  readonly end: number
  /** The object itself is taken: destructured, given a name, or a default. */
  readonly isObject: boolean
}

/**
 * Every use of `import.meta.env` and `process.env` in a module's syntax tree, in source order: a member (dotted, quoted
 * or a template), or the object with the names that a pattern takes from it or that are read from its alias.
 */
export function environmentVariables(program: unknown): VariableUse[] {
  const uses: VariableUse[] = []
  const members = membersByObject(program)
  walk(program, (node) => {
    if (node.type === 'MemberExpression') {
      const of = environmentObject(node.object)
      const name = propertyName(node.property, node.computed === true)
      if (of && name !== undefined) uses.push({ of, names: [name], start: node.start, end: node.end, isObject: false })
    }
    const [target, value] = assignment(node)
    const of = environmentObject(value)
    if (of === undefined || !isSyntaxNode(value) || !isSyntaxNode(target)) return
    const names = target.type === 'Identifier' ? members.get(text(target, 'name')) : patternNames(target)
    uses.push({ of, names: [...new Set(names)], start: value.start, end: value.end, isObject: true })
  })
  return uses.sort((one, other) => one.start - other.start)
}

/** What a node assigns, and to what: a declaration, an assignment, or a default. */
function assignment(node: SyntaxNode): readonly [target: unknown, value: unknown] {
  if (node.type === 'VariableDeclarator') return [node.id, node.init]
  const isAssignment = node.type === 'AssignmentExpression' || node.type === 'AssignmentPattern'
  return isAssignment ? [node.left, node.right] : [undefined, undefined]
}

/** The names that are read from each variable of a module, as members or by a pattern. */
function membersByObject(program: unknown): ReadonlyMap<string | undefined, readonly string[]> {
  const members = new Map<string | undefined, string[]>()
  const add = (object: unknown, names: readonly (string | undefined)[]): void => {
    if (!isSyntaxNode(object) || object.type !== 'Identifier') return
    const known = members.get(text(object, 'name')) ?? []
    members.set(text(object, 'name'), [...known, ...names.filter((name) => name !== undefined)])
  }
  walk(program, (node) => {
    if (node.type === 'MemberExpression') add(node.object, [propertyName(node.property, node.computed === true)])
    const [target, value] = assignment(node)
    if (isSyntaxNode(target)) add(value, patternNames(target))
  })
  return members
}

function patternNames({ type, properties }: SyntaxNode): readonly string[] {
  if (type !== 'ObjectPattern' || !Array.isArray(properties)) return []
  return properties.flatMap((property) => {
    const isNamed = isSyntaxNode(property) && property.type === 'Property'
    const name = isNamed ? propertyName(property.key, property.computed === true) : undefined
    return name === undefined ? [] : [name]
  })
}

function environmentObject(node: unknown): VariableUse['of'] | undefined {
  if (!isSyntaxNode(node)) return undefined
  if (node.type === 'ChainExpression' || node.type === 'ParenthesizedExpression')
    return environmentObject(node.expression)
  if (node.type !== 'MemberExpression' || !isSyntaxNode(node.object)) return undefined
  if (propertyName(node.property, node.computed === true) !== 'env') return undefined
  const { object } = node
  if (object.type === 'MetaProperty') return 'import.meta.env'
  return object.type === 'Identifier' && text(object, 'name') === 'process' ? 'process.env' : undefined
}

function propertyName(node: unknown, computed: boolean): string | undefined {
  if (!isSyntaxNode(node)) return undefined
  if (!computed && node.type === 'Identifier') return text(node, 'name')
  if (node.type === 'TemplateLiteral') return templateText(node)
  return node.type === 'Literal' ? text(node, 'value') : undefined
}

function templateText({ quasis, expressions }: SyntaxNode): string | undefined {
  const [only]: readonly unknown[] = Array.isArray(quasis) ? quasis : []
  const isPlain = Array.isArray(expressions) && expressions.length === 0 && isSyntaxNode(only)
  const value: unknown = isPlain ? only.value : undefined
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : undefined
}

function text(node: SyntaxNode, key: string): string | undefined {
  const value = node[key]
  return typeof value === 'string' ? value : undefined
}
