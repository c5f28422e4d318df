import { randomUUID } from 'node:crypto'
import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import type { Changes, KnownModules } from '../../../sw/core/development/changes.ts'
import { modulePath } from '../../../sw/core/wire/module-path.ts'
import { FileStates } from './file-states.ts'

/**
 * What changed in one environment, numbered. Vite's watcher reports a save some milliseconds late; so that no answer is
 * stale, files are also compared with the disk when someone asks.
 */
export class ModuleChanges {
  readonly #environment: DevEnvironment
  readonly #files = new FileStates()
  /** The revision of the last change of each module, by its id. */
  readonly #changed = new Map<string, number>()
  /** When each module was last invalidated, as far as it is noted. */
  readonly #invalidated = new WeakMap<EnvironmentModuleNode, number>()
  #epoch: string = randomUUID()
  #revision = 0

  constructor(environment: DevEnvironment) {
    this.#environment = environment
  }

  /** Makes every module be fetched again. */
  reset(): void {
    this.#epoch = randomUUID()
  }

  /** Call this before a file is read for a module. */
  reading(file: string): void {
    if (this.#files.isRemembered(file)) this.#look(file)
    else if (isOwn(file)) this.#files.remember(file)
  }

  /** The watcher reports a change of these modules. It may be known already. */
  changed(file: string, modules: readonly EnvironmentModuleNode[]): void {
    // Vite knows a file with `#` or `?` in its name only as one that another module watches.
    const named = modulePath(file)
    if (named !== file && this.#files.isRemembered(named)) {
      this.#look(named)
      return
    }
    if (modules.length === 0) return
    if (this.#files.isSame(file)) {
      this.#settle(this.#withImporters(modules))
      return
    }
    for (const module of modules) this.#environment.moduleGraph.invalidateModule(module)
    this.#note(modules)
    if (this.#files.isRemembered(file)) this.#files.remember(file)
  }

  /**
   * Looks at a file and all that it imports, directly or not, for changes that the watcher has not reported yet, and for
   * modules that a plugin has invalidated.
   */
  refresh(entry: string): void {
    const modules = closure(this.modulesOf(modulePath(entry)), ({ importedModules }) => importedModules)
    for (const { file } of modules) if (file !== null && this.#files.isRemembered(file)) this.#look(file)
    const invalidated = modules.filter((module) => {
      const time = this.#invalidated.get(module)
      return time !== undefined && time !== invalidationTime(module)
    })
    if (invalidated.length > 0) this.#note(invalidated)
    this.#settle(modules)
  }

  /** What somebody must forget who has the modules of `known`. */
  since({ epoch, revision }: KnownModules): Changes {
    const now = { epoch: this.#epoch, revision: this.#revision }
    if (epoch !== this.#epoch || revision === this.#revision) return { ...now, changed: [] }
    return { ...now, changed: [...this.#changed].filter(([, at]) => at > revision) }
  }

  /** A module of this file could not be made, and so what imports it may have to be made in another way. */
  failed(importer: string): void {
    const modules = this.modulesOf(importer)
    for (const module of modules) this.#environment.moduleGraph.invalidateModule(module)
    this.#settle(this.#withImporters(modules))
  }

  /** The modules of a file, given as in their ids (`modulePath`). */
  modulesOf(file: string): EnvironmentModuleNode[] {
    return [...(this.#environment.moduleGraph.getModulesByFile(file) ?? [])]
  }

  #look(file: string): void {
    if (this.#files.isSame(file)) return
    this.#environment.moduleGraph.onFileChange(file)
    this.#note(this.modulesOf(file))
    this.#files.remember(file)
  }

  #note(modules: readonly EnvironmentModuleNode[]): void {
    this.#revision += 1
    const all = this.#withImporters(modules)
    for (const { id } of all) if (id !== null) this.#changed.set(id, this.#revision)
    this.#settle(all)
  }

  /** The modules and all that import them, as these say: Vite's `importers` lack some once a file was gone for a moment. */
  #withImporters(modules: readonly EnvironmentModuleNode[]): readonly EnvironmentModuleNode[] {
    const importers = new Map<EnvironmentModuleNode, EnvironmentModuleNode[]>()
    for (const importer of this.#environment.moduleGraph.idToModuleMap.values()) {
      for (const imported of importer.importedModules) {
        const known = importers.get(imported)
        if (known === undefined) importers.set(imported, [importer])
        else known.push(importer)
      }
    }
    return closure(modules, (module) => [...(importers.get(module) ?? []), ...module.importers])
  }

  /** From now on, another time means that somebody else has invalidated the module. */
  #settle(modules: readonly EnvironmentModuleNode[]): void {
    for (const module of modules) this.#invalidated.set(module, invalidationTime(module))
  }
}

/** Packages stay as they are while the server runs. */
const isOwn = (file: string): boolean => !file.includes('/node_modules/')

const invalidationTime = ({ lastInvalidationTimestamp, lastHMRTimestamp }: EnvironmentModuleNode): number =>
  Math.max(lastInvalidationTimestamp, lastHMRTimestamp)

function closure(
  start: readonly EnvironmentModuleNode[],
  next: (node: EnvironmentModuleNode) => Iterable<EnvironmentModuleNode>,
): EnvironmentModuleNode[] {
  const seen = new Set(start)
  // A Set grows while it is walked, which is what a breadth-first walk needs.
  for (const node of seen) for (const other of next(node)) seen.add(other)
  return [...seen]
}
