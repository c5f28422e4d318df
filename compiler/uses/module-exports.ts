import { isSyntaxNode, type SyntaxNode } from '../syntax/walk.ts'
import type { ImportedName, ModuleIndex } from './module-index.ts'
import { boundNames, listOf, nameOf, textOf, unwrap } from './nodes.ts'

/** What a module exports under a name: an expression or its own declaration, or what another one exports. */
export interface Exported {
  readonly value?: SyntaxNode | undefined
  readonly from?: ImportedName
}

export interface ModuleExports {
  readonly names: ReadonlyMap<string, Exported>
  /** The modules that it exports everything of. */
  readonly all: readonly string[]
}

/** `value` is absent where a pattern hides it. */
export function moduleExports({ nodes }: ModuleIndex): ModuleExports {
  const names = new Map<string, Exported>()
  const all: string[] = []
  for (const { exported, source } of nodes.get('ExportAllDeclaration') ?? []) {
    if (exported) names.set(nameOf(exported) ?? '', { from: { source: textOf(source) ?? '', name: '*' } })
    else all.push(textOf(source) ?? '')
  }
  for (const { declaration } of nodes.get('ExportDefaultDeclaration') ?? []) {
    const value = unwrap(declaration)
    // By its name, if it has one: another value may be assigned later.
    names.set('default', { value: value?.type === 'FunctionDeclaration' ? (unwrap(value.id) ?? value) : value })
  }
  for (const { declaration, specifiers, source } of nodes.get('ExportNamedDeclaration') ?? []) {
    for (const { local, exported } of listOf(specifiers)) {
      const name = nameOf(exported) ?? ''
      const given = textOf(source)
      if (given !== undefined) names.set(name, { from: { source: given, name: nameOf(local) ?? '' } })
      else names.set(name, { value: unwrap(local) })
    }
    if (!isSyntaxNode(declaration)) continue
    const declared = declaration.type === 'VariableDeclaration' ? listOf(declaration.declarations) : [declaration]
    for (const { id } of declared) {
      // By its name: another value may be assigned later.
      for (const node of boundNames(id)) names.set(String(node.name), { value: node })
    }
  }
  return { names, all }
}

/** The specifiers of everything that a module imports; `undefined` stands for one that only the running code knows. */
export function importsOf({ nodes, isGlobal }: ModuleIndex): ReadonlySet<string | undefined> {
  const list = (type: string) => nodes.get(type) ?? []
  const statements = [...list('ImportDeclaration'), ...list('ExportNamedDeclaration'), ...list('ExportAllDeclaration')]
  const calls = list('CallExpression').flatMap(({ callee, arguments: given }) => {
    const called = unwrap(callee)
    return called?.type === 'Identifier' && called.name === 'require' && isGlobal(called) ? [listOf(given)[0]] : []
  })
  return new Set([
    ...statements.flatMap(({ source }) => (source ? [textOf(source)] : [])),
    ...[...list('ImportExpression').map(({ source }) => source), ...calls].map(textOf),
  ])
}
