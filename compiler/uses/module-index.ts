import { type SyntaxNode, walkWithParents } from '../syntax/walk.ts'
import { boundNames, nameOf, unwrap, wrappers } from './nodes.ts'

/** What declares a name. */
export interface Declaration {
  readonly kind: 'variable' | 'function' | 'class' | 'param' | 'import'
  /** The identifier that it binds. */
  readonly node: SyntaxNode
  /** What it stands for: the initial value of a variable that no pattern takes apart, a function, a class. */
  readonly value?: SyntaxNode | undefined
  /** Where the name is known. */
  readonly scope: SyntaxNode
  /** The function of a param, and which of its params binds the name. */
  readonly param?: { readonly of: SyntaxNode; readonly index: number } | undefined
  readonly imported?: ImportedName | undefined
}

export interface ImportedName {
  readonly source: string
  /** `*`: all of them. */
  readonly name: string
}

/** A module's syntax tree, with the ways up and across. */
export interface ModuleIndex {
  readonly nodes: ReadonlyMap<string, readonly SyntaxNode[]>
  /** Of the nodes whose way up is asked for; parentheses and types are skipped. */
  parentOf(node: SyntaxNode): SyntaxNode | undefined
  /** The identifiers of a name that are no keys, no names of members and no labels. */
  references(name: string): readonly SyntaxNode[]
  /** What an identifier stands for, if that is certain: one declaration can be meant, and no other value is assigned. */
  constant(identifier: SyntaxNode): Declaration | undefined
  /** Whether an identifier may be the platform's. */
  isGlobal(identifier: SyntaxNode): boolean
}

const blocks = new Set([
  'BlockStatement',
  'StaticBlock',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
])
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

export function indexModule(program: unknown): ModuleIndex {
  const nodes = new Map<string, SyntaxNode[]>()
  const parents = new Map<SyntaxNode, SyntaxNode>()
  walkWithParents(program, (node, parent) => {
    const list = nodes.get(node.type)
    if (list === undefined) nodes.set(node.type, [node])
    else list.push(node)
    if (parent !== undefined) parents.set(node, parent)
  })
  const parentOf = (node: SyntaxNode): SyntaxNode | undefined => {
    let parent = parents.get(node)
    while (parent !== undefined && wrappers.has(parent.type)) parent = parents.get(parent)
    return parent
  }
  const scopeOf = (node: SyntaxNode, isVar: boolean): SyntaxNode => {
    let scope = parents.get(node)
    while (scope !== undefined && !functions.has(scope.type) && (isVar || !blocks.has(scope.type))) {
      const next = parents.get(scope)
      if (next === undefined) return scope
      scope = next
    }
    return scope ?? node
  }

  const declared = new Map<string, Declaration[]>()
  const declare = (pattern: unknown, given: Omit<Declaration, 'node'>): void => {
    for (const node of boundNames(pattern)) {
      const declaration = { ...given, node, ...(node !== pattern && { value: undefined }) }
      const name = String(node.name)
      const list = declared.get(name)
      if (list === undefined) declared.set(name, [declaration])
      else list.push(declaration)
    }
  }
  const all = (...types: string[]): SyntaxNode[] => types.flatMap((type) => nodes.get(type) ?? [])
  for (const list of all('VariableDeclaration')) {
    const isInLoop = /^For(?:In|Of)/.test(parents.get(list)?.type ?? '')
    for (const { id, init } of (list.declarations as SyntaxNode[] | undefined) ?? []) {
      const value = isInLoop ? undefined : unwrap(init)
      declare(id, { kind: 'variable', value, scope: scopeOf(list, list.kind === 'var') })
    }
  }
  for (const node of all(...functions)) {
    const isOwnName = node.type === 'FunctionDeclaration'
    if (node.id) declare(node.id, { kind: 'function', value: node, scope: isOwnName ? scopeOf(node, false) : node })
    for (const [index, param] of ((node.params as SyntaxNode[] | undefined) ?? []).entries()) {
      const whole = param.type === 'AssignmentPattern' ? unwrap(param.left) : param
      const isWhole = whole?.type === 'Identifier'
      declare(param, { kind: 'param', scope: node, param: isWhole ? { of: node, index } : undefined })
    }
  }
  for (const node of all('ClassDeclaration', 'ClassExpression')) {
    const scope = node.type === 'ClassDeclaration' ? scopeOf(node, false) : node
    if (node.id) declare(node.id, { kind: 'class', value: node, scope })
  }
  for (const node of all('CatchClause')) if (node.param) declare(node.param, { kind: 'param', scope: node })
  for (const node of all('ImportDeclaration')) {
    const source = String((node.source as SyntaxNode | undefined)?.value)
    for (const specifier of (node.specifiers as SyntaxNode[] | undefined) ?? []) {
      const kinds: Readonly<Record<string, string>> = {
        ImportDefaultSpecifier: 'default',
        ImportNamespaceSpecifier: '*',
      }
      const name = kinds[specifier.type] ?? nameOf(specifier.imported) ?? '*'
      declare(specifier.local, { kind: 'import', imported: { source, name }, scope: scopeOf(node, false) })
    }
  }

  const assigned = new Set<string>()
  const assign = (pattern: unknown): void => {
    for (const { name } of boundNames(pattern)) assigned.add(String(name))
  }
  for (const { left } of all('AssignmentExpression', 'ForInStatement', 'ForOfStatement')) assign(left)
  for (const { argument } of all('UpdateExpression')) assign(argument)

  const names = new Map<string, SyntaxNode[]>()
  for (const node of all('Identifier')) {
    if (!isReference(node, parents.get(node))) continue
    const name = String(node.name)
    const list = names.get(name)
    if (list === undefined) names.set(name, [node])
    else list.push(node)
  }
  const contains = ({ start, end }: SyntaxNode, node: SyntaxNode): boolean => start <= node.start && node.end <= end
  return {
    nodes,
    parentOf,
    references: (name) => names.get(name) ?? [],
    constant(identifier) {
      const name = String(identifier.name)
      const [declaration, ...others] = (declared.get(name) ?? []).filter(({ scope }) => contains(scope, identifier))
      return others.length > 0 || assigned.has(name) ? undefined : declaration
    },
    isGlobal: (identifier) =>
      !(declared.get(String(identifier.name)) ?? []).some(({ scope }) => contains(scope, identifier)),
  }
}

/** Whether an identifier is no key, no name of a member and no label. */
function isReference(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined) return true
  const { type, computed } = parent
  if (type === 'MemberExpression') return parent.object === node || computed === true
  if (type === 'Property') return parent.value === node || computed === true
  if (type === 'PropertyDefinition' || type === 'MethodDefinition') return parent.value === node || computed === true
  if (/^(?:Import\w*|Export\w*)Specifier$/.test(type)) return parent.local === node && type.startsWith('Export')
  if (type === 'ExportAllDeclaration' || type === 'MetaProperty') return false
  return !/^(?:Labeled|Break|Continue)Statement$/.test(type)
}
