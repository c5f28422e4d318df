import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import type { DevEnvironment, EnvironmentModuleNode } from 'vite'
import { fileOfModule, modulePath } from '../../../sw/core/wire/module-path.ts'

interface Change {
  readonly revision: number
  readonly ids: readonly string[]
}

/**
 * What changed in one environment, numbered. Vite's watcher reports a save some milliseconds late; so that no answer is
 * stale, files are also compared by their time of change when someone asks.
 */
export class ModuleChanges {
  readonly #environment: DevEnvironment
  readonly #modified = new Map<string, number>()
  readonly #log: Change[] = []
  #epoch: string = randomUUID()
  #revision = 0

  constructor(environment: DevEnvironment) {
    this.#environment = environment
  }

  /** Names the modules as they are: under another name, nothing that was fetched before is of use. */
  get epoch(): string {
    return this.#epoch
  }

  get revision(): number {
    return this.#revision
  }

  /** Remembers the state of a file that is being transformed. */
  transformed(file: string): void {
    const time = modifiedTime(file)
    if (time === undefined) this.#modified.delete(file)
    else this.#modified.set(file, time)
  }

  /** Notes a change of these modules, unless it is already known from the file's time. */
  changed(file: string, modules: readonly EnvironmentModuleNode[]): void {
    if (modules.length === 0 || this.#isKnown(file)) return
    this.#note(modules)
  }

  /** Makes every module be fetched again. */
  reset(): void {
    this.#epoch = randomUUID()
  }

  /** Looks at every file that `entry` imports, directly or not, for a change that the watcher has not reported yet. */
  refresh(entry: string): void {
    for (const module of closure(this.modulesOf(modulePath(entry)), (node) => node.importedModules)) {
      const { file } = module
      if (file === null || file.includes('/node_modules/') || this.#isKnown(file)) continue
      this.#environment.moduleGraph.onFileChange(file)
      this.#note(this.modulesOf(file))
      this.transformed(file)
    }
  }

  /** Ids of the modules that changed after `revision`, importers included. */
  since(revision: number): string[] {
    return [...new Set(this.#log.filter((change) => change.revision > revision).flatMap(({ ids }) => ids))]
  }

  #isKnown(file: string): boolean {
    return this.#modified.get(file) === modifiedTime(file)
  }

  #note(modules: readonly EnvironmentModuleNode[]): void {
    this.#revision += 1
    const ids = closure(modules, (node) => node.importers).flatMap(({ id }) => (id === null ? [] : [id]))
    this.#log.push({ revision: this.#revision, ids })
  }

  /** The modules of a file, given as in their ids (`modulePath`). */
  modulesOf(file: string): EnvironmentModuleNode[] {
    return [...(this.#environment.moduleGraph.getModulesByFile(file) ?? [])]
  }
}

function closure(
  start: readonly EnvironmentModuleNode[],
  next: (node: EnvironmentModuleNode) => Iterable<EnvironmentModuleNode>,
): EnvironmentModuleNode[] {
  const seen = new Set(start)
  // A Set grows while it is walked, which is what a breadth-first walk needs.
  for (const node of seen) for (const other of next(node)) seen.add(other)
  return [...seen]
}

/** `undefined` where there is no such file, as for virtual modules of plugins. */
function modifiedTime(file: string): number | undefined {
  if (file.includes('\0')) return undefined
  const time = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return time(file) ?? time(fileOfModule(file))
}
