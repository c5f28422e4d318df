import type { ExportedName } from './exported-name.ts'
import { declarationOf, type Located, listOf, partOf } from './syntax.ts'

/** A declaration as one would write it in a `.d.ts`: no bodies, no values, no comments. */
export function signature({ name, file: { code }, declarations }: ExportedName): string {
  const nodes = declarations.map(declarationOf)
  const overloads = nodes.filter(({ type }) => type === 'TSDeclareFunction')
  return (overloads.length > 0 ? overloads : nodes)
    .map((node) => withName(withoutComments(oneSignature(code, node)), name))
    .join('\n\n')
}

function oneSignature(code: string, node: Located): string {
  if (node.type === 'FunctionDeclaration') return code.slice(node.start, partOf(node, 'body')?.start).trim()
  if (node.type === 'VariableDeclaration') return variable(code, node)
  if (node.type === 'ClassDeclaration') return classText(code, node)
  return code.slice(node.start, node.end)
}

function variable(code: string, node: Located): string {
  const [declarator] = listOf(node, 'declarations')
  const id = declarator && partOf(declarator, 'id')
  const init = declarator && partOf(declarator, 'init')
  const head = `const ${code.slice(id?.start, id?.end)}`
  const isTyped = id !== undefined && partOf(id, 'typeAnnotation') !== undefined
  const body = init?.type === 'ArrowFunctionExpression' ? partOf(init, 'body') : undefined
  if (isTyped || init === undefined || body === undefined) return head
  const arrow = code.slice(init.start, body.start).replace(/=>\s*$/, '')
  // An arrow function's return type follows a colon; in a type it follows an arrow.
  return `${head}: ${arrow.trim().replace(/\):\s*(?=[^)]*$)/, ') => ')}`
}

function classText(code: string, node: Located): string {
  const body = partOf(node, 'body')
  const members = body === undefined ? [] : listOf(body, 'body')
  const lines = members.flatMap((member) => {
    if (partOf(member, 'key')?.type === 'PrivateIdentifier') return []
    const value = partOf(member, 'value')
    const end = (value && partOf(value, 'body')?.start) ?? value?.start ?? member.end
    const text = code
      .slice(member.start, end)
      .replace(/\s*=\s*$/, '')
      .trim()
    return /^private\b/.test(text) ? [] : [`  ${text.replace(/^(async )?\*/, '$1')}`]
  })
  return `${code.slice(node.start, body?.start).trim()} {\n${lines.join('\n')}\n}`
}

/** Members are explained beside their declaration. */
const withoutComments = (text: string): string =>
  text.replace(/\n[ \t]*\/\*\*[\s\S]*?\*\//g, '').replace(/\n[ \t]*\/\/.*/g, '')

const withName = (text: string, name: string): string =>
  text.replace(/^((?:async )?(?:function\*?|const|class|interface|type) )\w+/, `$1${name}`)
