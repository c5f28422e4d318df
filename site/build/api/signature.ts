import type { ExportedName } from './exported-name.ts'
import type { Statement } from './source-file.ts'

interface Located {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** A declaration as one would write it in a `.d.ts`: no bodies and no values. */
export function signature({ name, file: { code }, declarations }: ExportedName): string {
  const overloads = declarations.filter((node) => inner(node).type === 'TSDeclareFunction')
  return (overloads.length > 0 ? overloads : declarations)
    .map((node) => withName(oneSignature(code, inner(node)), name))
    .join('\n\n')
}

function inner(node: Statement): Located {
  // Types and values alike: all that is read here is where parts begin and end.
  const declaration = 'declaration' in node ? (node.declaration as Located | null) : null
  return declaration ?? node
}

function oneSignature(code: string, node: Located): string {
  if (node.type === 'FunctionDeclaration') return code.slice(node.start, partOf(node, 'body')?.start).trim()
  if (node.type === 'VariableDeclaration') return variable(code, node)
  if (node.type === 'ClassDeclaration') return classText(code, node)
  return dedent(code, node)
}

function variable(code: string, node: Located): string {
  const [declarator] = listOf(node, 'declarations')
  if (declarator === undefined) return dedent(code, node)
  const id = partOf(declarator, 'id')
  const init = partOf(declarator, 'init')
  const isTyped = id !== undefined && partOf(id, 'typeAnnotation') !== undefined
  if (isTyped || init === undefined) return `const ${code.slice(id?.start, id?.end)}`
  const body = init.type === 'ArrowFunctionExpression' ? partOf(init, 'body') : undefined
  const head = code.slice(id?.start, id?.end)
  return body === undefined
    ? `const ${head}`
    : `const ${head}: ${code
        .slice(init.start, body.start)
        .replace(/=>\s*$/, '')
        .trim()}`
}

function classText(code: string, node: Located): string {
  const body = partOf(node, 'body')
  const members = body === undefined ? [] : listOf(body, 'body')
  const lines = members.flatMap((member) => {
    const key = partOf(member, 'key')
    if (key?.type === 'PrivateIdentifier' || /^private\b/.test(code.slice(member.start, member.end))) return []
    const value = partOf(member, 'value')
    const end = value && partOf(value, 'body') ? partOf(value, 'body')?.start : (value?.start ?? member.end)
    const text = code
      .slice(member.start, end)
      .replace(/\s*=\s*$/, '')
      .trim()
    const doc = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(code.slice(0, member.start))?.[0].trim()
    return [...(doc === undefined ? [] : [`  ${doc}`]), `  ${text}`]
  })
  return `${code.slice(node.start, body?.start).trim()} {\n${lines.join('\n')}\n}`
}

const withName = (text: string, name: string): string =>
  text.replace(/^((?:async )?(?:function\*?|const|class|interface|type) )\w+/, `$1${name}`)

const dedent = (code: string, { start, end }: Located): string => code.slice(start, end)

function partOf(node: Located, key: string): Located | undefined {
  const part: unknown = Reflect.get(node, key)
  return isLocated(part) ? part : undefined
}

function listOf(node: Located, key: string): readonly Located[] {
  const list: unknown = Reflect.get(node, key)
  return Array.isArray(list) ? list.filter(isLocated) : []
}

const isLocated = (value: unknown): value is Located => typeof value === 'object' && value !== null && 'start' in value
