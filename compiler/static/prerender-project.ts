import type { EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { type Diagnostic, diagnosticOf, warningOf } from '../bundler/diagnostic.ts'
import { type PrerenderData, prerender } from '../prerender/prerender.ts'
import type { EndpointFacts } from '../prerender/static-file.ts'
import { singleCaller } from './single-caller.ts'

/** The result of the prerender pass, plain data too. */
export interface PrerenderedProject {
  readonly files: readonly (readonly [path: string, body: Uint8Array])[]
  readonly endpoints: readonly EndpointFacts[]
  /** The files of the pages folder that export no handler. */
  readonly notRoutes: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Runs a project's prerendered endpoints. It is part of a bundle that holds them, and runs where that is evaluated. */
export async function prerenderProject(
  modules: ReadonlyMap<string, () => Promise<EndpointModule>>,
  argument: PrerenderData,
): Promise<PrerenderedProject> {
  const diagnostics: Diagnostic[] = []
  const files: [string, Uint8Array][] = []
  const load = (file: string): Promise<EndpointModule> => {
    const found = modules.get(file)
    return found === undefined ? Promise.reject(new Error(`${file} is not part of this build.`)) : found()
  }
  const reporter = {
    info() {},
    warn: (text: string) => void diagnostics.push(warningOf(text)),
    progress() {},
  }
  const { callers, restoreFetch } = singleCaller()
  try {
    const written = prerender({ ...argument, concurrency: 1, load, reporter, callers })
    for (;;) {
      const step = await written.next()
      if (step.done) return { files, endpoints: step.value.endpoints, notRoutes: step.value.notRoutes, diagnostics }
      files.push([step.value.path, step.value.body])
    }
  } catch (error) {
    return { files: [], endpoints: [], notRoutes: [], diagnostics: [...diagnostics, diagnosticOf(error)] }
  } finally {
    restoreFetch()
  }
}
