import {
  type EvaluatedModuleNode,
  EvaluatedModules,
  type ModuleEvaluator,
  ModuleRunner,
  type ModuleRunnerOptions,
  normalizeModuleId,
} from 'vite/module-runner'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import type { Changes, KnownModules } from './changes.ts'

export type Invoke = (payload: unknown) => Promise<{ result: unknown } | { error: unknown }>

export interface RunnerSetup {
  /** One call of Vite's module runner protocol. */
  readonly invoke: Invoke
  readonly evaluator: ModuleEvaluator
  readonly createImportMeta?: ModuleRunnerOptions['createImportMeta']
}

interface Entry {
  readonly id: string
  readonly module: EndpointModule
}

/**
 * The modules of the project at one revision. After a change the next version has those that did not change, with their
 * state. This one stays as it is: what is still loading in it must not lose a module, nor put an old one into the next.
 */
export class ModuleVersion {
  readonly known: KnownModules
  readonly #setup: RunnerSetup
  readonly #modules = new EvaluatedModules()
  readonly #runner: ModuleRunner
  /** What is known to be of this revision, with all its imports. */
  readonly #entries = new Map<string, Entry>()

  constructor(setup: RunnerSetup, known: KnownModules) {
    this.known = known
    this.#setup = setup
    const { evaluator, createImportMeta } = setup
    this.#runner = new ModuleRunner(
      {
        hmr: false,
        sourcemapInterceptor: false,
        evaluatedModules: this.#modules,
        transport: { invoke: (payload) => this.#invoke(payload) },
        ...(createImportMeta && { createImportMeta }),
      },
      evaluator,
    )
  }

  /** The version that these changes make of this one. */
  next(changes: Changes): ModuleVersion {
    const { epoch, revision } = changes
    const next = new ModuleVersion(this.#setup, { epoch, revision })
    // Nobody knows what changed since another run of the server, or before the first answer.
    if (this.known.epoch !== epoch) return next
    const forgotten = this.#changedBy(changes)
    const isKept = ({ id }: { readonly id: string }): boolean => !forgotten.has(id)
    const { idToModuleMap, urlToIdModuleMap, fileToModulesMap } = this.#modules
    for (const [id, node] of idToModuleMap) if (isKept(node)) next.#modules.idToModuleMap.set(id, node)
    for (const [url, node] of urlToIdModuleMap) if (isKept(node)) next.#modules.urlToIdModuleMap.set(url, node)
    for (const [file, nodes] of fileToModulesMap) {
      next.#modules.fileToModulesMap.set(file, new Set([...nodes].filter(isKept)))
    }
    for (const [path, entry] of this.#entries) if (isKept(entry)) next.#entries.set(path, entry)
    return next
  }

  /** Whether a module of this version, with all its imports, is the same after these changes. */
  hasStill(module: EndpointModule, changes: Changes): boolean {
    const node = this.#nodeOf(module)
    return this.known.epoch === changes.epoch && node !== undefined && !this.#changedBy(changes).has(node.id)
  }

  /** The module of a path, if `keep` was called for it or what it was made from. */
  kept(path: string): EndpointModule | undefined {
    return this.#entries.get(path)?.module
  }

  /** Call this once the module and its imports are known to be of this revision. */
  keep(path: string, module: EndpointModule): void {
    const node = this.#nodeOf(module)
    if (node === undefined) return
    this.#entries.set(path, { id: node.id, module })
    // Vite may know the module under another URL.
    this.#modules.urlToIdModuleMap.set(path, node)
  }

  import(path: string): Promise<EndpointModule> {
    return this.#runner.import(path)
  }

  /** Lets modules that threw be tried again. */
  forgetFailed(): void {
    for (const node of this.#modules.idToModuleMap.values()) node.promise?.catch(() => this.#forget(node))
  }

  sourceMap(id: string): ReturnType<EvaluatedModules['getModuleSourceMapById']> {
    return this.#modules.getModuleSourceMapById(id)
  }

  #nodeOf(module: EndpointModule): EvaluatedModuleNode | undefined {
    return [...this.#modules.idToModuleMap.values()].find(({ exports }) => exports === module)
  }

  #changedBy({ changed }: Changes): ReadonlySet<string> {
    // The answer may name changes that this version has.
    const ids = new Set(changed.filter(([, at]) => at > this.known.revision).map(([id]) => normalizeModuleId(id)))
    // Vite forgets who imports what when a file is gone for a moment.
    for (const id of ids) {
      for (const importer of this.#modules.idToModuleMap.get(id)?.importers ?? []) ids.add(normalizeModuleId(importer))
    }
    return ids
  }

  #forget(node: EvaluatedModuleNode): void {
    const { idToModuleMap, urlToIdModuleMap, fileToModulesMap } = this.#modules
    if (idToModuleMap.get(node.id) === node) idToModuleMap.delete(node.id)
    for (const [url, other] of urlToIdModuleMap) if (other === node) urlToIdModuleMap.delete(url)
    fileToModulesMap.get(node.file)?.delete(node)
  }

  async #invoke(payload: unknown): Promise<{ result: unknown } | { error: unknown }> {
    const { data: call } = Object(payload) as { readonly data?: unknown }
    const { name, data } = Object(call) as { readonly name?: unknown; readonly data?: readonly unknown[] }
    if (name !== 'fetchModule') return this.#setup.invoke(payload)
    // The server says what changed before anything is loaded. Whether it has the module compiled is not the question.
    if ((Object(data?.[2]) as { readonly cached?: unknown }).cached === true) return { result: { cache: true } }
    const answer = await this.#setup.invoke(payload)
    if (!('result' in answer)) return answer
    // It would empty a module that another version has too.
    return { result: { ...Object(answer.result), invalidate: false } }
  }
}
