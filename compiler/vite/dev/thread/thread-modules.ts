import { createNodeImportMeta, type EvaluatedModuleNode, ModuleRunner } from 'vite/module-runner'
import type { EndpointModule } from '../../../../sw/core/endpoint/endpoint-module.ts'
import { toPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { plainError } from '../plain-error.ts'
import type { AskServer } from './ask-server.ts'

/** The modules of the project in the thread. Each is fetched through Vite on first use, and again after it changed. */
export class ThreadModules {
  readonly #ask: AskServer
  readonly #runner: ModuleRunner
  #revision = 0

  constructor(ask: AskServer) {
    this.#ask = ask
    this.#runner = new ModuleRunner({
      hmr: false,
      sourcemapInterceptor: 'prepareStackTrace',
      createImportMeta: createNodeImportMeta,
      transport: {
        async invoke(payload) {
          try {
            return { result: await ask('invoke', payload) }
          } catch (error) {
            return { error: toPlainError(error) }
          }
        },
      },
    })
  }

  /** @param path absolute, with `/` separators */
  async load(path: string): Promise<EndpointModule> {
    const { revision, ids } = await this.#ask('changes', path, this.#revision)
    // Answers may arrive in any order: an older one adds nothing.
    if (revision > this.#revision) {
      for (const id of ids) this.#forget(this.#runner.evaluatedModules.getModuleById(id))
      this.#revision = revision
    }
    try {
      return await this.#runner.import(path)
    } catch (error) {
      throw plainError(error)
    }
  }

  #forget(node: EvaluatedModuleNode | undefined): void {
    if (node !== undefined) this.#runner.evaluatedModules.invalidateModule(node)
  }
}
