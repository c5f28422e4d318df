import { type SyntaxNode, walk } from './walk.ts'

/** Names that a module declares itself anywhere, so that they may not be the globals. */
export function declaredNames(program: unknown): Set<string> {
  const declared = new Set<string>()
  const add = (pattern: unknown): void =>
    walk(pattern, ({ type, name }) => {
      if (type === 'Identifier' && typeof name === 'string') declared.add(name)
    })
  walk(program, (node: SyntaxNode) => {
    for (const pattern of [node.id, node.params, node.local, node.param]) if (pattern) add(pattern)
  })
  return declared
}
