import { EvaluatedModules, ModuleRunner } from 'vite/module-runner'
import type { EndpointModule } from '../endpoint/endpoint-module.ts'
import { type Changes, isSame, type KnownModules } from './changes.ts'
import { type Invoke, ModuleVersion, type RunnerSetup } from './module-version.ts'

interface FreshModulesOptions extends RunnerSetup {
  /** The module of a file of the manifest. */
  path(file: string): string
  /** What changed of a file and all it imports, as it is on the disk. `undefined` if the server does not answer. */
  ask(file: string, known: KnownModules): Promise<Changes | undefined>
  /** Whether each answer of the server is about this file too. */
  isAlwaysAsked(file: string): boolean
}

/** How often a module is loaded again because it was saved in between. Only an endless stream of saves is longer. */
const limit = 20

/** Milliseconds for which a question about a file counts: the response that asked loads it at once. */
const checkAge = 20

/**
 * The modules of the project in a script that is not Vite's: a worker, a thread. They are fetched through Vite on first
 * use, and again after a change. Modules that did not change keep their state.
 *
 * A module is loaded together with its imports as they all were at one moment: after a load that fetched, the server is
 * asked again, and if something changed meanwhile, the module is loaded again. So saves while a request is answered make
 * neither errors that no state of the files has, nor stale answers.
 */
export class FreshModules {
  readonly #options: FreshModulesOptions
  #version: ModuleVersion
  /** Files that the server was asked about for responses that are being made, with the time of the last question. */
  readonly #checked = new Map<string, { responses: number; time: number }>()

  constructor(options: FreshModulesOptions) {
    this.#options = { ...options, invoke: askBuiltinsOnce(options.invoke) }
    this.#version = new ModuleVersion(this.#options, { revision: 0 })
    this.#mapStacks()
  }

  get known(): KnownModules {
    return this.#version.known
  }

  apply(changes: Changes): void {
    const { epoch, revision } = this.known
    // Answers may arrive in any order: an older one adds nothing.
    if (epoch === changes.epoch && changes.revision <= revision) return
    this.#version = this.#version.next(changes)
  }

  /** The server was asked about the file, for a response that may `load` it. Call the returned function at its end. */
  checked(file: string): () => void {
    const check = this.#checked.get(file) ?? { responses: 0, time: 0 }
    this.#checked.set(file, check)
    check.responses += 1
    check.time = Date.now()
    return () => {
      check.responses -= 1
      if (check.responses === 0) this.#checked.delete(file)
    }
  }

  /** Loads a file for a response. If nobody asked the server about it, as after a rewrite, this does. */
  async load(file: string): Promise<EndpointModule> {
    const { time } = this.#checked.get(file) ?? { time: 0 }
    if (Date.now() - time > checkAge && !this.#options.isAlwaysAsked(file)) await this.#ask(file)
    return this.look(file)
  }

  /** Loads a file that the server was just asked about. */
  async look(file: string): Promise<EndpointModule> {
    const path = this.#options.path(file)
    for (let loads = 1; ; loads += 1) {
      const version = this.#version
      const kept = version.kept(path)
      if (kept !== undefined) return kept
      const outcome = await settle(version.import(path))
      if ('error' in outcome) for (const one of new Set([version, this.#version])) one.forgetFailed()
      // Since this version: another load may have made the next one.
      const changes = await this.#ask(file, version.known)
      const isCurrent =
        changes === undefined ||
        ('module' in outcome ? version.hasStill(outcome.module, changes) : isSame(version.known, changes))
      if (!isCurrent && loads < limit) continue
      if ('error' in outcome) throw outcome.error
      if (isCurrent && changes !== undefined) {
        for (const one of new Set([version, this.#version])) one.keep(path, outcome.module)
      }
      return outcome.module
    }
  }

  async #ask(file: string, known = this.known): Promise<Changes | undefined> {
    const check = this.#checked.get(file)
    if (check !== undefined) check.time = Date.now()
    const changes = await this.#options.ask(file, known)
    if (changes !== undefined) this.apply(changes)
    return changes
  }

  /** Stacks of all versions are mapped by the modules of the current one: each version would register for ever. */
  #mapStacks(): void {
    const map = (id: string): ReturnType<ModuleVersion['sourceMap']> => this.#version.sourceMap(id)
    const evaluatedModules = new (class extends EvaluatedModules {
      override getModuleSourceMapById(id: string): ReturnType<ModuleVersion['sourceMap']> {
        return map(id)
      }
    })()
    const { invoke, evaluator } = this.#options
    new ModuleRunner(
      { hmr: false, sourcemapInterceptor: 'prepareStackTrace', evaluatedModules, transport: { invoke } },
      evaluator,
    )
  }
}

type Outcome = { readonly module: EndpointModule } | { readonly error: unknown }

async function settle(loading: Promise<EndpointModule>): Promise<Outcome> {
  try {
    return { module: await loading }
  } catch (error) {
    // V8 maps the stack when it is first read, and the maps go with the modules.
    Reflect.get(Object(error), 'stack')
    return { error }
  }
}

/** Each runner asks for the names of Node's modules, which never change. */
function askBuiltinsOnce(invoke: Invoke): Invoke {
  let builtins: ReturnType<Invoke> | undefined
  return (payload) => {
    const { data } = Object(payload) as { readonly data?: { readonly name?: unknown } }
    if (data?.name !== 'getBuiltins') return invoke(payload)
    builtins ??= invoke(payload).then(
      (answer) => {
        if ('error' in answer) builtins = undefined
        return answer
      },
      (error: unknown) => {
        builtins = undefined
        throw error
      },
    )
    return builtins
  }
}
