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
