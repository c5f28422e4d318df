import type { SyntaxNode } from '../syntax/walk.ts'
import type { Graph, IndexedModule, Place } from './graph.ts'
import { listOf } from './nodes.ts'

/** Finds the uses of what a module declares, in all modules. */
export class References {
  readonly #graph: Graph
  /** By the node of a value: the names that other modules have for it. */
  #imports: Map<SyntaxNode, Place[]> | undefined
  #hasNamespaces = false

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /**
   * The uses of a name, without its declaration. `undefined` where code that nobody sees may use it.
   *
   * @param value what the name stands for; absent for a param
   */
  of(binding: SyntaxNode, value: SyntaxNode | undefined, module: IndexedModule): readonly Place[] | undefined {
    const own = module
      .references(String(binding.name))
      .filter((node) => node !== binding && this.#mayMean(node, binding, module))
    const isExported = [...module.exports.names.values()].some(
      ({ value: other }) => other !== undefined && (other === value || other === binding || own.includes(other)),
    )
    if (!isExported) return own.map((node) => ({ node, module }))
    // The imports of another name's value are found by that name.
    const elsewhere = value && value.type !== 'Identifier' ? this.#elsewhere(value) : undefined
    if (module.role !== 'library' || elsewhere === undefined) return undefined
    const isExport = (node: SyntaxNode): boolean => /^Export/.test(module.parentOf(node)?.type ?? '')
    return [...own.filter((node) => !isExport(node)).map((node) => ({ node, module })), ...elsewhere]
  }

  #mayMean(node: SyntaxNode, binding: SyntaxNode, module: IndexedModule): boolean {
    const declaration = module.constant(node)
    return declaration === undefined ? !module.isGlobal(node) : declaration.node === binding
  }

  #elsewhere(value: SyntaxNode): readonly Place[] | undefined {
    this.#imports ??= this.#collect()
    if (this.#hasNamespaces) return undefined
    return (this.#imports.get(value) ?? []).flatMap(({ node: local, module }) =>
      module
        .references(String(local.name))
        .filter((node) => node !== local)
        .map((node) => ({ node, module })),
    )
  }

  #collect(): Map<SyntaxNode, Place[]> {
    const imports = new Map<SyntaxNode, Place[]>()
    for (const module of this.#graph.modules) {
      const leadsHere = ({ source }: SyntaxNode): boolean =>
        this.#graph.imported(sourceText(source), module) !== undefined
      const { nodes } = module
      const whole = (nodes.get('ExportAllDeclaration') ?? []).filter(({ exported }) => Boolean(exported))
      if ([...(nodes.get('ImportExpression') ?? []), ...whole].some(leadsHere)) this.#hasNamespaces = true
      for (const node of nodes.get('ImportDeclaration') ?? []) {
        for (const { type, local } of listOf(node.specifiers)) {
          if (type === 'ImportNamespaceSpecifier' && leadsHere(node)) this.#hasNamespaces = true
          const [name] = listOf([local])
          const found = name && this.#graph.valueOf({ node: name, module })
          if (name === undefined || found === undefined || !('node' in found)) continue
          imports.set(found.node, [...(imports.get(found.node) ?? []), { node: name, module }])
        }
      }
    }
    return imports
  }
}

function sourceText(source: unknown): string {
  const [node] = listOf([source])
  return typeof node?.value === 'string' ? node.value : ''
}
