import { bundleError } from '../../sw/core/errors/bundle-errors.ts'
import { answerCalls } from '../../sw/core/wire/answer-calls.ts'
import { call } from '../../sw/core/wire/call.ts'
import { fits } from '../../sw/core/wire/fits.ts'
import { isMessage } from '../../sw/core/wire/is-message.ts'
import type { CompileResult } from '../bundler/bundle.ts'
import type { SourceFiles } from '../content/source-files.ts'
import type { Compiler } from '../create-compiler.ts'
import type { CompileOptions } from '../project/compile-options.ts'
import type { RunCode, StaticBuild } from '../static/static-build.ts'
import type { CompilerProgress } from './compiler-progress.ts'
import { fileChanges } from './file-changes.ts'
import { compileQuestion, progressMessage, runQuestion } from './protocol.ts'
import { toError } from './to-error.ts'

/** A module worker whose script calls `serveCompiler`. */
export interface CompilerWorker {
  postMessage(message: unknown, transfer: object[]): void
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

interface Running {
  readonly worker: CompilerWorker
  /** Aborts when the worker ends, with the reason. */
  readonly ended: AbortController
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
  let running: Running | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let calls = 0

  function stop(reason: string): void {
    clearTimeout(timer)
    running?.worker.terminate()
    running?.ended.abort(bundleError('CompilerStopped', { reason }))
    running = undefined
  }

  function restWhenIdle(): void {
    clearTimeout(timer)
    if (calls > 0 || idleAfter === Number.POSITIVE_INFINITY) return
    timer = setTimeout(() => stop('it had nothing to do'), idleAfter)
  }

  function open(): Running {
    const worker = start()
    const opened: Running = { worker, ended: new AbortController(), known: new Map(), hasRuntime: false }
    worker.addEventListener('message', (event) => {
      const data = 'data' in event ? event.data : undefined
      if (running !== opened || !isMessage(data, progressMessage, {}) || !isProgress(data.progress)) return
      options.onProgress?.(data.progress)
    })
    worker.addEventListener('error', (event) => {
      if (running === opened) stop('message' in event ? String(event.message) : 'its script could not be loaded')
    })
    return opened
  }

  async function send(method: string, files: SourceFiles, given: CompileOptions, run?: RunCode): Promise<unknown> {
    clearTimeout(timer)
    calls += 1
    const { port1, port2 } = new MessageChannel()
    answerCalls(port1, runQuestion, { code: 'string' }, ({ code, argument }) => run?.(code, argument), toError)
    try {
      const runtime = method === 'buildStatic' && !running?.hasRuntime ? await options.runtime?.() : undefined
      running ??= open()
      const { worker, ended, known } = running
      const content = { method, changes: fileChanges(known, files), options: given, runtime, run: port2 }
      running.known = new Map(files)
      running.hasRuntime ||= runtime !== undefined
      return await call(worker, compileQuestion, content, { signal: ended.signal, transfer: [port2], toError })
    } finally {
      port1.close()
      calls -= 1
      if (running !== undefined) restWhenIdle()
    }
  }

  return {
    // The worker answers each method with its own result.
    compile: async (files, given = {}) => (await send('compile', files, given)) as CompileResult,
    buildStatic: async (files, given, { run }) => (await send('buildStatic', files, given, run)) as StaticBuild,
    dispose: async () => stop('it was disposed of'),
  }
}

const isProgress = (value: unknown): value is CompilerProgress =>
  fits<Pick<CompilerProgress, 'phase' | 'loaded'>>(value, { phase: 'string', loaded: 'number' })
