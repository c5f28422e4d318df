import { applyEdits, type Edit } from '../../syntax/apply-edits.ts'
import { isSyntaxNode, type SyntaxNode } from '../../syntax/walk.ts'
import { configObject, nodes } from './config-object.ts'

/** The source of a configuration and its syntax tree. */
export interface ConfigSource {
  readonly text: string
  readonly program: SyntaxNode
}

/**
 * Adds the plugin to the configuration and changes nothing else. `present`: it has the plugin already. `undefined`: the
 * list of plugins was not found, so a person must add the line.
 *
 * @param call `stowaway()`, with options if it needs some
 */
export function addPlugin(source: ConfigSource, call: string): string | 'present' | undefined {
  const { text, program } = source
  if (/['"]stowaway\/vite['"]/.test(text)) return 'present'
  const config = configObject(program)
  const edit = config && pluginEdit(text, config, call)
  return edit && applyEdits(text, [importEdit(source), edit])
}

/** After the last import, in its style. */
function importEdit({ text, program }: ConfigSource): Edit {
  const last = nodes(program.body).findLast(({ type }) => type === 'ImportDeclaration')
  const end = last?.end ?? 0
  const written = text.slice(last?.start ?? 0, end)
  const quote = written.includes('"') ? '"' : "'"
  const line = `import { stowaway } from ${quote}stowaway/vite${quote}${written.endsWith(';') ? ';' : ''}`
  return { start: end, end, text: last === undefined ? `${line}\n` : `\n${line}` }
}

function pluginEdit(text: string, config: SyntaxNode, call: string): Edit | undefined {
  const properties = nodes(config.properties)
  const plugins = properties.find(({ key }) => isSyntaxNode(key) && (key.name ?? key.value) === 'plugins')
  if (plugins === undefined) {
    const [first] = properties
    const at = config.start + 1
    const indent = first === undefined ? '\n  ' : lineStart(text, first.start)
    return { start: at, end: at, text: `${indent}plugins: [${call}],${first === undefined ? '\n' : ''}` }
  }
  const { value } = plugins
  if (!isSyntaxNode(value) || value.type !== 'ArrayExpression') return undefined
  const last = nodes(value.elements).at(-1)
  if (last === undefined) return { start: value.start + 1, end: value.start + 1, text: call }
  return { start: last.end, end: last.end, text: `,${lineStart(text, last.start) || ' '}${call}` }
}

/** The line break and indentation before an offset; a blank where the line has more before it. */
function lineStart(text: string, offset: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? ' '
}
