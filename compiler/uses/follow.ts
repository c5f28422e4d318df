import { isSyntaxNode, type SyntaxNode } from '../syntax/walk.ts'
import type { Graph, IndexedModule, Place } from './graph.ts'
import { keyOf, listOf, textOf, unwrap } from './nodes.ts'

/** Hears what code does with a value. */
export interface Sink {
  /** A property is read. `given`: the expression that it becomes, or the pattern that it goes into, if it is seen. */
  read(name: string, given: Place | undefined, within: SyntaxNode): void
  /** The value is called. */
  called(call: Place): void
  /** Nobody knows what happens to the value. */
  escaped(): void
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** What this package's own functions read of their first argument. */
const ownReads: ReadonlyMap<string, readonly string[]> = new Map([
  ['eventStream', ['request', 'url', 'signal']],
  ['bodyStream', ['body']],
  ['rangeResponse', ['method', 'headers']],
])

export const isFunction = (node: SyntaxNode): boolean => functions.has(node.type)

/** Follows a value through the code, as far as that is certain. */
export class Follower {
  readonly #graph: Graph
  readonly #sink: Sink
  readonly #seen = new Set<string>()

  constructor(graph: Graph, sink: Sink) {
    this.#graph = graph
    this.#sink = sink
  }

  /** The value is an argument of a function. */
  argument(called: Place, index: number): void {
    if (!this.#argument(called, index)) this.#sink.escaped()
  }

  /** The value goes into a pattern, whose names are known `within` a node. */
  pattern(pattern: Place, within: SyntaxNode): void {
    if (!this.#pattern(pattern, within)) this.#sink.escaped()
  }

  /** The value is that of an expression. */
  expression(expression: Place, within: SyntaxNode): void {
    if (!this.#expression(expression, within)) this.#sink.escaped()
  }

  // These return whether all that happens to the value is known.

  #argument({ node, module }: Place, index: number): boolean {
    if (!this.#isNew(node, module, index)) return true
    const params = listOf(node.params)
    const rest = params.findIndex(({ type }) => type === 'RestElement')
    if (rest >= 0 && rest <= index) return false
    // An arrow's are those of a function around it. Here all of them are in doubt.
    const hasList = node.type !== 'ArrowFunctionExpression' && module.references('arguments').some(isWithin(node))
    const param = params[index]
    return !hasList && (param === undefined || this.#pattern({ node: param, module }, node))
  }

  #pattern({ node: given, module }: Place, within: SyntaxNode): boolean {
    const node = unwrap(given)
    if (node?.type === 'AssignmentPattern' && isSyntaxNode(node.left)) {
      return this.#pattern({ node: node.left, module }, within)
    }
    if (node?.type === 'Identifier') {
      // Those of an inner variable of the same name only add doubt.
      const uses = module.references(String(node.name)).filter(isWithin(within))
      const read = this.#isNew(node, module, within.start) ? uses.filter((use) => !isTarget(use, module)) : []
      return read.every((use) => this.#expression({ node: use, module }, within))
    }
    if (node?.type !== 'ObjectPattern') return false
    return listOf(node.properties).every((property) => {
      const name = property.type === 'RestElement' ? undefined : keyOf(property)
      if (!isSyntaxNode(property.value)) return false
      return this.#read(name, { node: property.value, module }, within)
    })
  }

  #expression({ node, module }: Place, within: SyntaxNode): boolean {
    const parent = module.parentOf(node)
    const isChild = (key: string): boolean => unwrap(parent?.[key]) === node
    switch (parent?.type) {
      case 'MemberExpression':
        return isChild('object') && this.#read(keyOf(parent), { node: parent, module }, within)
      case 'VariableDeclarator':
        return isSyntaxNode(parent.id) && this.#pattern({ node: parent.id, module }, within)
      case 'AssignmentExpression': {
        const isStatement = module.parentOf(parent)?.type === 'ExpressionStatement'
        const target = parent.operator === '=' && isStatement ? unwrap(parent.left) : undefined
        // What gets the values may be declared further out.
        const program = module.nodes.get('Program')?.[0]
        return target?.type === 'ObjectPattern' && this.#pattern({ node: target, module }, program ?? within)
      }
      case 'BinaryExpression':
        if (/^[!=]==?$|instanceof/.test(String(parent.operator))) return true
        return parent.operator === 'in' && isChild('right') && this.#read(textOf(parent.left), undefined, within)
      case 'UnaryExpression':
        return /^(?:typeof|!|void)$/.test(String(parent.operator))
      case 'AwaitExpression':
        return this.#expression({ node: parent, module }, within)
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'WhileStatement':
        return true
      case 'ConditionalExpression':
        return isChild('test')
      case 'CallExpression':
        return this.#call({ node: parent, module }, node, within)
      default:
        return false
    }
  }

  #call({ node: call, module }: Place, given: SyntaxNode, within: SyntaxNode): boolean {
    const callee = unwrap(call.callee)
    if (callee === given) {
      this.#sink.called({ node: call, module })
      return true
    }
    const args = listOf(call.arguments)
    const index = args.findIndex((argument) => unwrap(argument) === given)
    const isSpread = args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')
    const target = callee && this.#graph.valueOf({ node: callee, module })
    if (index < 0 || isSpread || target === undefined) return false
    if ('node' in target) return isFunction(target.node) && this.#argument(target, index)
    const names = index === 0 && target.source === 'stowaway' ? ownReads.get(target.name) : undefined
    return names?.every((name) => this.#read(name, undefined, within)) ?? false
  }

  #read(name: string | undefined, given: Place | undefined, within: SyntaxNode): boolean {
    if (name !== undefined) this.#sink.read(name, given, within)
    return name !== undefined
  }

  #isNew({ start, type }: SyntaxNode, { id }: IndexedModule, index: number): boolean {
    const key = `${type} ${start} ${index} ${id}`
    const isNew = !this.#seen.has(key)
    this.#seen.add(key)
    return isNew
  }
}

const isWithin =
  ({ start, end }: SyntaxNode) =>
  (node: SyntaxNode): boolean =>
    start <= node.start && node.end <= end

/** Whether an identifier gets a value, and is not read. */
function isTarget(node: SyntaxNode, module: IndexedModule): boolean {
  const parent = module.parentOf(node)
  if (parent === undefined) return false
  if (isFunction(parent)) return listOf(parent.params).includes(node)
  if (parent.type === 'VariableDeclarator') return parent.id === node
  if (parent.type === 'AssignmentPattern') return parent.left === node
  if (parent.type === 'AssignmentExpression') return parent.operator === '=' && unwrap(parent.left) === node
  if (parent.type === 'Property') return module.parentOf(parent)?.type === 'ObjectPattern' && parent.value === node
  return parent.type === 'ArrayPattern' || parent.type === 'RestElement' || parent.type === 'CatchClause'
}
