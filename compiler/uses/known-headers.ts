import { isSyntaxNode, type SyntaxNode } from '../syntax/walk.ts'
import { isFunction } from './follow.ts'
import type { Graph, IndexedModule, Place } from './graph.ts'
import { keyOf, listOf, textOf, unwrap } from './nodes.ts'
import { References } from './references.ts'

const headerMethods = new Set(['get', 'has', 'set', 'append', 'delete'])
const namesCookies = (name: string): boolean => /cookie/i.test(name)

/** How deep expressions and functions that pass headers on may be nested. */
const depthLimit = 8

/** Whether a value is as wanted; asked again for the values that it is made of. */
type Check = (value: unknown, module: IndexedModule) => boolean

/** Tells whether the names of headers are in the source, and are not those of cookies. In doubt, they are not. */
export class KnownHeaders {
  readonly #graph: Graph
  readonly #references: References
  /** What is being looked at: a circle adds nothing. */
  readonly #open = new Set<SyntaxNode>()

  constructor(graph: Graph) {
    this.#graph = graph
    this.#references = new References(graph)
  }

  /** What becomes of an expression that has headers: a call with a plain name, or a variable with such calls. */
  isPlainUse({ node, module }: Place): boolean {
    const parent = module.parentOf(node)
    if (parent === undefined) return false
    if (parent.type === 'MemberExpression' && unwrap(parent.object) === node) {
      return headerMethods.has(keyOf(parent) ?? '') && this.#isPlainCall(parent, module)
    }
    if (parent.type === 'VariableDeclarator') return this.arePlain({ node: parent.id, module })
    // Headers that were just made go into a response with the names that they have.
    return node.type === 'NewExpression' && parent.type === 'Property' && keyOf(parent) === 'headers'
  }

  /** Whether every use of a variable shows the names of the headers that it reads or adds. */
  arePlain({ node: pattern, module }: { readonly node: unknown; readonly module: IndexedModule }): boolean {
    const node = unwrap(pattern)
    const binding = node?.type === 'AssignmentPattern' ? unwrap(node.left) : node
    if (binding?.type !== 'Identifier') return false
    if (this.#open.has(binding)) return true
    this.#open.add(binding)
    try {
      const uses = this.#references.of(binding, module.constant(binding)?.value, module)
      return uses?.every((use) => this.#isPlainReference(use)) ?? false
    } finally {
      this.#open.delete(binding)
    }
  }

  /** Whether an expression for headers shows all their names. */
  areKnown(given: unknown, module: IndexedModule, depth = 0): boolean {
    const node = unwrap(given)
    const again: Check = (value, from) => this.areKnown(value, from, depth + 1)
    if (node === undefined || depth > depthLimit) return node === undefined
    if (node.type === 'Literal') return typeof node.value !== 'string'
    if (node.type === 'ObjectExpression') {
      return listOf(node.properties).every((property) => {
        if (property.type === 'SpreadElement') return again(property.argument, module)
        const name = keyOf(property) ?? this.#constantText(property.key, module)
        return name !== undefined && !namesCookies(name)
      })
    }
    if (node.type === 'ArrayExpression') {
      return listOf(node.elements).every((element) => {
        const pair = unwrap(element)
        return pair?.type === 'ArrayExpression' && this.#isPlainName(listOf(pair.elements)[0], module)
      })
    }
    if (node.type === 'NewExpression') {
      const callee = unwrap(node.callee)
      const isHeaders = callee?.type === 'Identifier' && callee.name === 'Headers' && module.isGlobal(callee)
      const [first, ...others] = listOf(node.arguments)
      return isHeaders && others.length === 0 && first?.type !== 'SpreadElement' && again(first, module)
    }
    return this.#isOneOf(node, module, again)
  }

  /** Whether the second argument of `new Response` or `Response.json` shows all headers. */
  isKnownInit({ arguments: given }: SyntaxNode, module: IndexedModule): boolean {
    const [body, init] = listOf(given)
    if (body?.type === 'SpreadElement' || init?.type === 'SpreadElement') return false
    return this.#isInit(init, module, 0)
  }

  #isInit(given: unknown, module: IndexedModule, depth: number): boolean {
    const node = unwrap(given)
    const again: Check = (value, from) => this.#isInit(value, from, depth + 1)
    if (node === undefined || depth > depthLimit) return node === undefined
    if (node.type === 'Literal') return true
    if (node.type === 'ObjectExpression') {
      // What its `headers` are is asked where they are.
      return listOf(node.properties).every((property) =>
        property.type === 'SpreadElement' ? again(property.argument, module) : keyOf(property) !== undefined,
      )
    }
    return this.#isOneOf(node, module, again)
  }

  /** An expression that stands for one of several, or for the value of a variable or a param. */
  #isOneOf(node: SyntaxNode, module: IndexedModule, check: Check): boolean {
    if (node.type === 'ConditionalExpression') return check(node.consequent, module) && check(node.alternate, module)
    if (node.type === 'LogicalExpression') {
      return check(node.right, module) && (node.operator === '&&' || check(node.left, module))
    }
    if (node.type !== 'Identifier') return false
    if (node.name === 'undefined' && module.isGlobal(node)) return true
    const declaration = module.constant(node)
    if (declaration === undefined) return false
    if (this.#open.has(declaration.node)) return true
    if (declaration.imported !== undefined) {
      const found = this.#graph.valueOf({ node, module })
      if (found === undefined || !('node' in found)) return false
      return check(found.node, found.module) && this.#isPlainVariable(found)
    }
    if (declaration.param !== undefined) return this.#areArguments(declaration.param, declaration.node, module, check)
    const { value } = declaration
    return value !== undefined && check(value, module) && this.arePlain({ node: declaration.node, module })
  }

  /** The value of a variable, which nobody adds names to. */
  #isPlainVariable({ node, module }: Place): boolean {
    const declarator = module.parentOf(node)
    return declarator?.type === 'VariableDeclarator' && this.arePlain({ node: declarator.id, module })
  }

  /** Whether all calls of a function, and the param's default value, pass the check. */
  #areArguments(
    { of, index }: { readonly of: SyntaxNode; readonly index: number },
    binding: SyntaxNode,
    module: IndexedModule,
    check: Check,
  ): boolean {
    const param = listOf(of.params)[index]
    const parent = module.parentOf(of)
    const name = of.type === 'FunctionDeclaration' ? of.id : parent?.type === 'VariableDeclarator' && parent.id
    if (!isSyntaxNode(name) || name.type !== 'Identifier') return false
    // A function expression may also have its own name, and any function may read its `arguments`.
    if (of.type === 'FunctionExpression' && of.id) return false
    if (param?.type === 'AssignmentPattern' && !check(param.right, module)) return false
    if (!this.arePlain({ node: binding, module })) return false
    const calls = this.#references.of(name, of, module)
    if (calls === undefined) return false
    this.#open.add(binding)
    try {
      return calls.every((reference) => {
        const call = reference.module.parentOf(reference.node)
        if (call?.type !== 'CallExpression' || unwrap(call.callee) !== reference.node) return false
        const given = listOf(call.arguments)
        const isSpread = given.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')
        return !isSpread && check(given[index], reference.module)
      })
    } finally {
      this.#open.delete(binding)
    }
  }

  #isPlainReference({ node, module }: Place): boolean {
    const parent = module.parentOf(node)
    if (parent === undefined) return false
    if (parent.type === 'ImportSpecifier' || parent.type === 'ImportDefaultSpecifier') return true
    if (parent.type === 'SpreadElement') return module.parentOf(parent)?.type === 'ObjectExpression'
    if (isFunction(parent)) return listOf(parent.params).includes(node)
    if (parent.type === 'VariableDeclarator' && parent.id === node) return true
    if (parent.type === 'Property') return keyOf(parent) === 'headers'
    if (/^(?:If|While)Statement$|^(?:Conditional|Logical)Expression$/.test(parent.type)) {
      return parent.type === 'LogicalExpression' ? this.#isOperand(parent, module) : unwrap(parent.test) === node
    }
    if (isResponseInit(node, parent)) return true
    if (parent.type === 'MemberExpression' && unwrap(parent.object) === node) {
      const name = keyOf(parent) ?? this.#constantText(parent.property, module)
      if (name === undefined || namesCookies(name)) return false
      const call = module.parentOf(parent)
      const isCalled = call?.type === 'CallExpression' && unwrap(call.callee) === parent
      return !isCalled || (headerMethods.has(name) && this.#isPlainCall(parent, module))
    }
    return this.isPlainUse({ node, module })
  }

  /** `given ?? {}`, where the whole goes to a place that is looked at. */
  #isOperand(node: SyntaxNode, module: IndexedModule): boolean {
    const parent = module.parentOf(node)
    if (parent?.type === 'SpreadElement') return module.parentOf(parent)?.type === 'ObjectExpression'
    return parent?.type === 'Property'
      ? keyOf(parent) === 'headers'
      : parent !== undefined && isResponseInit(node, parent)
  }

  #isPlainCall(member: SyntaxNode, module: IndexedModule): boolean {
    const call = module.parentOf(member)
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return false
    return this.#isPlainName(listOf(call.arguments)[0], module)
  }

  #isPlainName(given: unknown, module: IndexedModule): boolean {
    const name = textOf(given) ?? this.#constantText(given, module)
    return name !== undefined && !namesCookies(name)
  }

  #constantText(given: unknown, module: IndexedModule): string | undefined {
    const node = unwrap(given)
    const found = node?.type === 'Identifier' ? this.#graph.valueOf({ node, module }) : undefined
    return found !== undefined && 'node' in found ? textOf(found.node) : undefined
  }
}

/** Whether an expression is the second argument of something that makes a response. */
function isResponseInit(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type !== 'NewExpression' && parent.type !== 'CallExpression') return false
  const callee = unwrap(parent.callee)
  const made = callee?.type === 'MemberExpression' ? unwrap(callee.object) : callee
  const isResponse = made?.type === 'Identifier' && made.name === 'Response'
  return isResponse && unwrap(listOf(parent.arguments)[1]) === node
}
