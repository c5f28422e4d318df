/** The part of an ESTree node that is used here; `start` is an offset into the source. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Calls `visit` for each node of a syntax tree and the node around it, parents first. */
export function walkWithParents(
  program: unknown,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void,
): void {
  const nodes: SyntaxNode[] = []
  const around: (SyntaxNode | undefined)[] = []
  const add = (value: unknown, parent: SyntaxNode | undefined): void => {
    if (!isSyntaxNode(value)) return
    nodes.push(value)
    around.push(parent)
  }
  add(program, undefined)
  // The list grows while it is read. Lists of values would cost more than the rest of the walk.
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (node === undefined) continue
    visit(node, around[index])
    for (const key in node) {
      const value = node[key]
      if (typeof value !== 'object' || value === null) continue
      if (Array.isArray(value)) for (const child of value) add(child, node)
      else add(value, node)
    }
  }
}

/** Calls `visit` for each node of a syntax tree, parents first. */
export function walk(node: unknown, visit: (node: SyntaxNode) => void): void {
  const stack: unknown[] = [node]
  while (stack.length > 0) {
    const next = stack.pop()
    if (Array.isArray(next)) {
      stack.push(...next)
    } else if (isSyntaxNode(next)) {
      visit(next)
      stack.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null))
    }
  }
}
