import type { Esbuild } from '../bundler/esbuild/esbuild.ts'
import type { SourceFiles } from '../content/source-files.ts'
import { type Compiler, createCompiler } from '../create-compiler.ts'
import type { StaticBuild } from '../static/static-build.ts'
import type { CompilerProgress } from './compiler-progress.ts'
import { withChanges } from './file-changes.ts'
import { messageOf, type ToPage, type ToWorker } from './protocol.ts'

/** The scope of a dedicated worker, or a port. */
export interface CompilerScope {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: object) => void): void
}

/** What a worker needs to compile. */
export interface ServeCompilerOptions {
  /** Returns esbuild, started. Called once, on the first call; again on the next one after a failure. */
  loadEsbuild(report: (progress: CompilerProgress) => void): Promise<Esbuild>
  /** Packages that projects may import, as for `createCompiler`. */
  packages?(): Promise<Readonly<Record<string, string>>>
  /** The package's own parts for static builds, where the page does not bring them. */
  runtime?(): Promise<Readonly<Record<string, string>>>
}

/**
 * Lets a worker compile for the page that started it with `connectCompiler`. Call it while the worker's script runs, so
 * that no message is missed.
 *
 * @example
 * serveCompiler(self, {
 *   async loadEsbuild(report) {
 *     await esbuild.initialize({ wasmModule: await fetchWasm(wasmUrl, report), worker: false })
 *     return esbuild
 *   },
 * })
 */
export function serveCompiler(scope: CompilerScope, { loadEsbuild, packages, runtime }: ServeCompilerOptions): void {
  let files: SourceFiles = new Map()
  let pageRuntime: Readonly<Record<string, string>> | undefined
  let compiler: Promise<Compiler> | undefined
  const running = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let lastRun = 0

  const say = (message: ToPage, transfer: ArrayBuffer[] = []): void => scope.postMessage(message, transfer)
  const report = (progress: CompilerProgress): void => say({ type: 'progress', progress })

  const start = (): Promise<Compiler> => {
    compiler ??= open().catch((error) => {
      compiler = undefined
      throw error
    })
    return compiler
  }
  async function open(): Promise<Compiler> {
    const esbuild = await loadEsbuild(report)
    report({ phase: 'ready', loaded: 0 })
    return createCompiler({
      esbuild,
      ...(packages && { packages }),
      runtime: async () => pageRuntime ?? (await runtime?.()) ?? {},
    })
  }

  async function call({ id, method, options }: ToWorker & { type: 'call' }, given: SourceFiles): Promise<void> {
    try {
      const opened = await start()
      if (method === 'compile') {
        say({ type: 'done', id, result: await opened.compile(given, options) })
        return
      }
      const run = (code: string, argument: unknown): Promise<unknown> =>
        new Promise((resolve, reject) => {
          running.set(++lastRun, { resolve, reject })
          say({ type: 'run', id: lastRun, call: id, code, argument })
        })
      const result = await opened.buildStatic(given, options, { run })
      say({ type: 'done', id, result }, buffersOf(result))
    } catch (error) {
      say({ type: 'failed', id, error })
    }
  }

  scope.addEventListener('message', (event) => {
    const message = messageOf<ToWorker>(event)
    if (message.type === 'call') {
      files = withChanges(files, message.changes)
      pageRuntime ??= message.runtime
      void call(message, files)
      return
    }
    const waiting = running.get(message.id)
    running.delete(message.id)
    if ('error' in message) waiting?.reject(message.error)
    else waiting?.resolve(message.value)
  })
}

/** Each buffer once; one that is a view's only part of a larger one must not be taken from the others. */
function buffersOf({ files }: StaticBuild): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  for (const { buffer, byteLength } of files.values()) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer)
  }
  return [...buffers]
}
