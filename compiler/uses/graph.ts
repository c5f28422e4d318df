import type { SyntaxNode } from '../syntax/walk.ts'
import { type ModuleExports, moduleExports } from './module-exports.ts'
import { type ImportedName, indexModule, type ModuleIndex } from './module-index.ts'
import type { UsedModule } from './used-module.ts'

/** A module of the graph. */
export interface IndexedModule extends ModuleIndex {
  readonly id: string
  readonly role: UsedModule['role']
  readonly imports: UsedModule['imports']
  readonly isComplete: boolean
  readonly exports: ModuleExports
}

/** Where a value is in the source. */
export interface Place {
  readonly node: SyntaxNode
  readonly module: IndexedModule
}

/** More steps than any sane chain of re-exports has; a circle of them has no end. */
const stepLimit = 50

/** The modules that are looked at, and how they import each other. */
export class Graph {
  readonly modules: readonly IndexedModule[]
  readonly #byId: ReadonlyMap<string, IndexedModule>

  constructor(given: readonly UsedModule[]) {
    this.modules = given.map(({ id, role, imports, isComplete = false, program }) => {
      const index = indexModule(program)
      return { ...index, id, role, imports, isComplete, exports: moduleExports(index) }
    })
    this.#byId = new Map(this.modules.map((module) => [module.id, module]))
  }

  /** The module that a specifier leads to; `undefined` where it leads out of the graph. */
  imported(specifier: string, { id, imports }: IndexedModule): IndexedModule | undefined {
    if (imports !== undefined) {
      const target = Object.hasOwn(imports, specifier) ? imports[specifier] : undefined
      return target === undefined ? undefined : this.#byId.get(target)
    }
    return /^\.{0,2}\//.test(specifier) ? this.#byId.get(joined(id, specifier)) : undefined
  }

  /** What an export stands for: an expression or a declaration, which may be a name of that module. */
  exported(module: IndexedModule, name: string, steps = 0): Place | ImportedName | undefined {
    if (steps > stepLimit) return undefined
    const own = module.exports.names.get(name)
    if (own?.from !== undefined) return this.#from(own.from, module, steps)
    if (own !== undefined) return own.value && { node: own.value, module }
    // It may come from any of them. Two would be an ambiguous name, which no module exports.
    for (const source of name === 'default' ? [] : module.exports.all) {
      const target = this.imported(source, module)
      const found = target && this.exported(target, name, steps + 1)
      if (found !== undefined) return found
    }
    return undefined
  }

  /**
   * What an expression stands for, if it is a name: its only value, wherever that is. The name of an import that leads
   * out of the graph is returned as that.
   */
  valueOf(place: Place): Place | ImportedName | undefined {
    let found: Place | ImportedName | undefined = place
    for (let steps = 0; found !== undefined && 'node' in found && found.node.type === 'Identifier'; steps++) {
      if (steps > stepLimit) return undefined
      const { node, module }: Place = found
      const declaration = module.constant(node)
      if (declaration?.imported !== undefined) found = this.#from(declaration.imported, module, steps)
      else found = declaration?.value && { node: declaration.value, module }
    }
    return found
  }

  #from({ source, name }: ImportedName, module: IndexedModule, steps: number): Place | ImportedName | undefined {
    const target = this.imported(source, module)
    if (target === undefined) return { source, name }
    return name === '*' ? undefined : this.exported(target, name, steps + 1)
  }
}

function joined(id: string, specifier: string): string {
  if (specifier.startsWith('/')) return specifier
  const names = id.split('/').slice(0, -1)
  for (const name of specifier.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '.') names.push(name)
  }
  return names.join('/')
}
