import { isSyntaxNode, type SyntaxNode } from '../../syntax/walk.ts'

/**
 * The object that a configuration of Vite exports: as it is, in `defineConfig()`, from a function, or by a variable.
 * `undefined` for any other form.
 */
export function configObject(program: SyntaxNode): SyntaxNode | undefined {
  const body = nodes(program.body)
  const exported = body.find(({ type }) => type === 'ExportDefaultDeclaration')
  return objectIn(exported?.declaration, body)
}

function objectIn(value: unknown, body: readonly SyntaxNode[]): SyntaxNode | undefined {
  if (!isSyntaxNode(value)) return undefined
  switch (value.type) {
    case 'ObjectExpression':
      return value
    case 'CallExpression':
      return objectIn(nodes(value.arguments)[0], body)
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return objectIn(value.expression, body)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'BlockStatement':
      return objectIn(value.body, body) ?? objectIn(returned(value), body)
    case 'Identifier':
      return objectIn(variable(value.name, body), body)
    default:
      return undefined
  }
}

const returned = ({ body }: SyntaxNode): unknown =>
  nodes(body).findLast(({ type }) => type === 'ReturnStatement')?.argument

const variable = (name: unknown, body: readonly SyntaxNode[]): unknown =>
  body.flatMap(({ declarations }) => nodes(declarations)).find(({ id }) => isSyntaxNode(id) && id.name === name)?.init

/** A list of nodes; empty for anything else. */
export const nodes = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value.filter(isSyntaxNode) : [])
