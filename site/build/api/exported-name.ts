import { posix } from 'node:path'
import { type ParsedFile, parseFile, type Statement } from './source-file.ts'

/** A name that an entry exports, and the statements that declare it: several for an overloaded function. */
export interface ExportedName {
  readonly name: string
  readonly file: ParsedFile
  readonly declarations: readonly Statement[]
}

/** Every name that a file exports, its own and those that it hands on, in the order of its source. */
export function exportedNames(path: string): readonly ExportedName[] {
  const file = parseFile(path)
  const found = new Map<string, ExportedName>()
  const add = (name: ExportedName): void => {
    const before = found.get(name.name)
    found.set(name.name, before ? { ...before, declarations: [...before.declarations, ...name.declarations] } : name)
  }
  for (const node of file.body) {
    if (node.type === 'ExportAllDeclaration') {
      for (const name of exportedNames(targetOf(path, node.source.value))) add(name)
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      const others = exportedNames(targetOf(path, node.source.value))
      for (const specifier of node.specifiers) {
        const original = others.find(({ name }) => name === nameOf(specifier.local))
        if (original === undefined) throw new Error(`${path} exports ${nameOf(specifier.local)}, which is not there.`)
        add({ ...original, name: nameOf(specifier.exported) })
      }
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const name of declaredNames(node)) add({ name, file, declarations: [node] })
      for (const specifier of node.specifiers) {
        const local = nameOf(specifier.local)
        const own = file.body.filter((one) => declaredNames({ declaration: one }).includes(local))
        if (own.length > 0) add({ name: nameOf(specifier.exported), file, declarations: own })
      }
    }
  }
  return [...found.values()]
}

const targetOf = (path: string, source: string): string => posix.join(posix.dirname(path), source)

type Named = { readonly type: string; readonly name?: string; readonly value?: unknown }

const nameOf = (node: Named): string => node.name ?? String(node.value)

function declaredNames({ declaration }: { declaration?: unknown }): readonly string[] {
  if (typeof declaration !== 'object' || declaration === null) return []
  if ('declarations' in declaration && Array.isArray(declaration.declarations)) {
    return declaration.declarations.map(({ id }: { id: Named }) => nameOf(id))
  }
  // The parser's types do not say which statements have a name.
  return 'id' in declaration && declaration.id ? [nameOf(declaration.id as Named)] : []
}
