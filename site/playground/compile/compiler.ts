import { type CompileOptions, type Compiler, type CompilerProgress, connectCompiler } from 'stowaway/compiler'
import { compilerState } from '../state/compiled.ts'
import type { ProjectInfo } from '../state/project.ts'
import { runMode } from '../state/run-mode.ts'

let connected: Compiler | undefined

/** The compiler in its worker, which starts with the first call and ends when it has had nothing to do for a while. */
export function compiler(): Compiler {
  connected ??= connectCompiler(startWorker, {
    onProgress: show,
    runtime: async () => (await import('virtual:stowaway/runtime')).default,
  })
  return connected
}

/** An installed worker shares its origin with the page, and nothing can end a loop in it: there loops are guarded. */
export function compileOptions({ id }: ProjectInfo): CompileOptions {
  return { id, base: `${import.meta.env.BASE_URL}play/${id}/`, loopGuard: runMode.peek() === 'installed' }
}

const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

function show({ phase, loaded, total }: CompilerProgress): void {
  if (phase === 'download') compilerState.value = { phase, loaded, ...(total !== undefined && { total }) }
  else compilerState.value = { phase: phase === 'start' ? 'start' : 'compiling' }
}
