import { compilerState } from '../state/compiled.ts'
import type { CompileResult } from '../state/compiler-types.ts'
import type { ProjectInfo } from '../state/project.ts'
import type { Content } from '../state/project-files.ts'

interface Compiler {
  compile(files: ReadonlyMap<string, Content>, options: object): Promise<CompileResult>
}

let connected: Compiler | undefined

/** The compiler in its worker, which starts with the first call. */
export function compiler(): Compiler {
  connected ??= connect()
  return connected
}

export function compileOptions({ id }: ProjectInfo): object {
  return { base: `${import.meta.env.BASE_URL}play/${id}/` }
}

function connect(): Compiler {
  let worker: Worker | undefined
  const waiting: ((result: CompileResult) => void)[] = []
  return {
    compile(files) {
      worker ??= start()
      worker.postMessage(files)
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }) => {
      if ('loaded' in data) compilerState.value = { phase: 'download', ...data }
      else waiting.shift()?.(data)
    }
    return started
  }
}
