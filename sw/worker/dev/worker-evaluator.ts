import {
  type ModuleEvaluator,
  type ModuleRunnerContext,
  ssrDynamicImportKey,
  ssrExportAllKey,
  ssrExportNameKey,
  ssrImportKey,
  ssrImportMetaKey,
  ssrModuleExportsKey,
} from 'vite/module-runner'

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor

const parameters = [
  ssrModuleExportsKey,
  ssrImportMetaKey,
  ssrImportKey,
  ssrDynamicImportKey,
  ssrExportAllKey,
  ssrExportNameKey,
] as const

/** Evaluates Vite's modules in a worker, where every engine refuses `import()`. */
export class WorkerEvaluator implements ModuleEvaluator {
  /** Number of lines before the code, for source maps. */
  readonly startOffset = 2

  async runInlinedModule(context: ModuleRunnerContext, code: string): Promise<void> {
    const run = new AsyncFunction(...parameters, `"use strict";${code}`)
    await run(...parameters.map((name) => context[name]))
    Object.seal(context[ssrModuleExportsKey])
  }

  runExternalModule(file: string): Promise<never> {
    return Promise.reject(new Error(`${file} cannot be imported in a worker: let Vite bundle it (resolve.noExternal).`))
  }
}
