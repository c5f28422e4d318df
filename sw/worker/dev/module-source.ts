import { type EvaluatedModuleNode, ModuleRunner } from 'vite/module-runner'
import type { EndpointModule } from '../../core/endpoint/endpoint-module.ts'
import type { DevServer } from './dev-server.ts'
import type { DevStatus } from './dev-status.ts'
import { WorkerEvaluator } from './worker-evaluator.ts'

/**
 * The modules of the project in this worker. They are fetched through Vite on first use, and kept until the server says
 * that they changed. Modules that did not change keep their state.
 */
export class ModuleSource {
  readonly #runner: ModuleRunner
  #epoch: string | undefined
  #revision = 0

  constructor(server: DevServer) {
    this.#runner = new ModuleRunner(
      {
        hmr: false,
        sourcemapInterceptor: 'prepareStackTrace',
        transport: { invoke: (payload) => server.invoke(payload) },
      },
      new WorkerEvaluator(),
    )
  }

  get state(): { readonly epoch?: string; readonly revision: number } {
    return { ...(this.#epoch !== undefined && { epoch: this.#epoch }), revision: this.#revision }
  }

  apply({ epoch, revision, changed }: DevStatus): void {
    if (this.#epoch !== undefined && this.#epoch !== epoch) this.#runner.clearCache()
    // Answers may arrive in any order: an older one adds nothing.
    else if (revision < this.#revision) return
    this.#epoch = epoch
    this.#revision = revision
    for (const id of changed) this.#forget(this.#runner.evaluatedModules.getModuleById(id))
  }

  async load(path: string): Promise<EndpointModule> {
    try {
      return await this.#runner.import(path)
    } catch (error) {
      // V8 maps the stack when it is first read, and the maps go with the modules.
      Reflect.get(Object(error), 'stack')
      // A module that threw during evaluation is tried again with the next request.
      const modules = [...this.#runner.evaluatedModules.idToModuleMap.values()]
      await Promise.all(modules.map((node) => node.promise?.catch(() => this.#forget(node))))
      throw error
    }
  }

  #forget(node: EvaluatedModuleNode | undefined): void {
    if (node !== undefined) this.#runner.evaluatedModules.invalidateModule(node)
  }
}
