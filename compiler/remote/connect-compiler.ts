import { bundleError } from '../../sw/core/errors/bundle-errors.ts'
import type { CompileResult } from '../bundler/bundle.ts'
import type { SourceFiles } from '../content/source-files.ts'
import type { Compiler } from '../create-compiler.ts'
import type { CompileOptions } from '../project/compile-options.ts'
import type { RunCode, StaticBuild } from '../static/static-build.ts'
import type { CompilerProgress } from './compiler-progress.ts'
import { fileChanges } from './file-changes.ts'
import { messageOf, type ToPage, type ToWorker } from './protocol.ts'

/** A module worker whose script calls `serveCompiler`. */
export interface CompilerWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: string, listener: (event: object) => void): void
  terminate(): void
}

/** Options of `connectCompiler`. */
export interface ConnectCompilerOptions {
  /**
   * Milliseconds without work after which the worker ends and its memory is free again; the next call starts another.
   * Default 120 000; `Infinity`: never.
   */
  readonly idleAfter?: number
  /** Called with the progress of the worker's start. */
  onProgress?(progress: CompilerProgress): void
  /** The package's own parts for static builds; asked on the first one: `import('virtual:stowaway/runtime')`. */
  runtime?(): Promise<Readonly<Record<string, string>>>
}

interface Call {
  readonly run: RunCode | undefined
  resolve(result: CompileResult | StaticBuild): void
  reject(error: unknown): void
}

interface Running {
  readonly worker: CompilerWorker
  /** The files that the worker has. */
  known: SourceFiles
  hasRuntime: boolean
}

/**
 * A compiler that works in a worker of its own, which starts on the first call. Only files that changed are posted.
 * A call is rejected with `CompilerStopped` when the worker fails or the compiler is disposed of; the next one starts
 * another worker.
 */
export function connectCompiler(start: () => CompilerWorker, options: ConnectCompilerOptions = {}): Compiler {
  const { idleAfter = 120_000 } = options
  const calls = new Map<number, Call>()
  let running: Running | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastCall = 0

  function stop(reason: string): void {
    clearTimeout(timer)
    running?.worker.terminate()
    running = undefined
    const lost = [...calls.values()]
    calls.clear()
    for (const { reject } of lost) reject(bundleError('CompilerStopped', { reason }))
  }

  function restWhenIdle(): void {
    clearTimeout(timer)
    if (calls.size > 0 || idleAfter === Number.POSITIVE_INFINITY) return
    timer = setTimeout(() => stop('it had nothing to do'), idleAfter)
  }

  function open(): Running {
    const worker = start()
    const opened: Running = { worker, known: new Map(), hasRuntime: false }
    worker.addEventListener('message', (event) => {
      if (running === opened) void take(worker, messageOf<ToPage>(event))
    })
    worker.addEventListener('error', (event) => {
      if (running === opened) stop('message' in event ? String(event.message) : 'its script could not be loaded')
    })
    return opened
  }

  async function take(worker: CompilerWorker, message: ToPage): Promise<void> {
    if (message.type === 'progress') return options.onProgress?.(message.progress)
    if (message.type === 'run') return runFor(worker, message)
    const call = calls.get(message.id)
    calls.delete(message.id)
    restWhenIdle()
    if (message.type === 'done') call?.resolve(message.result)
    else call?.reject(message.error)
  }

  async function runFor(worker: CompilerWorker, { id, call, code, argument }: ToPage & { type: 'run' }) {
    const say = (answer: ToWorker): void => worker.postMessage(answer, [])
    try {
      say({ type: 'ran', id, value: await calls.get(call)?.run?.(code, argument) })
    } catch (error) {
      say({ type: 'ran', id, error: error instanceof Error ? error : new Error(String(error)) })
    }
  }

  async function send(
    method: 'compile' | 'buildStatic',
    files: SourceFiles,
    given: CompileOptions,
    run?: RunCode,
  ): Promise<CompileResult | StaticBuild> {
    clearTimeout(timer)
    const runtime = method === 'buildStatic' && !running?.hasRuntime ? await options.runtime?.() : undefined
    running ??= open()
    const changes = fileChanges(running.known, files)
    running.known = new Map(files)
    running.hasRuntime ||= runtime !== undefined
    const id = ++lastCall
    const answer = new Promise<CompileResult | StaticBuild>((resolve, reject) => {
      calls.set(id, { run, resolve, reject })
    })
    const message: ToWorker = { type: 'call', id, method, changes, options: given, ...(runtime && { runtime }) }
    running.worker.postMessage(message, [])
    return answer
  }

  return {
    // The worker answers each method with its own result.
    compile: async (files, given = {}) => (await send('compile', files, given)) as CompileResult,
    buildStatic: async (files, given, { run }) => (await send('buildStatic', files, given, run)) as StaticBuild,
    dispose: async () => stop('it was disposed of'),
  }
}
