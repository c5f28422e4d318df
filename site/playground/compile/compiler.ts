import { type Compiler, type CompilerProgress, connectCompiler } from 'stowaway/compiler'
import { compilerState } from '../state/compiled.ts'

let connected: Compiler | undefined

/** The compiler in its worker, which starts with the first call and ends when it has had nothing to do for a while. */
export function compiler(): Compiler {
  connected ??= connectCompiler(startWorker, { onProgress: show })
  return connected
}

const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

function show({ phase, loaded, total }: CompilerProgress): void {
  if (phase === 'download') compilerState.value = { phase, loaded, ...(total !== undefined && { total }) }
  else compilerState.value = { phase: phase === 'start' ? 'start' : 'compiling' }
}
