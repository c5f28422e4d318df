import { answerCall } from '../../sw/core/wire/answer-call.ts'
import { call } from '../../sw/core/wire/call.ts'
import { fits } from '../../sw/core/wire/fits.ts'
import { isMessage } from '../../sw/core/wire/is-message.ts'
import { post } from '../../sw/core/wire/post.ts'
import type { Esbuild } from '../bundler/esbuild/esbuild.ts'
import type { SourceFiles } from '../content/source-files.ts'
import { type Compiler, createCompiler } from '../create-compiler.ts'
import type { CompileOptions } from '../project/compile-options.ts'
import type { RunCode, StaticBuild } from '../static/static-build.ts'
import type { CompilerProgress } from './compiler-progress.ts'
import { type FileChanges, withChanges } from './file-changes.ts'
import { compileQuestion, progressMessage, runQuestion } from './protocol.ts'
import { toError } from './to-error.ts'

const never = new AbortController().signal

/** The scope of a dedicated worker, or a port. */
export interface CompilerScope {
  postMessage(message: unknown, transfer: object[]): void
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

  const report = (progress: CompilerProgress): void => post(scope, progressMessage, { progress })

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

  async function work(method: string, given: SourceFiles, options: CompileOptions, port: unknown): Promise<unknown> {
    const opened = await start()
    if (method === 'compile') return opened.compile(given, options)
    if (!(port instanceof MessagePort)) throw new TypeError('A static build needs a port to run code.')
    const run: RunCode = (code, argument) => call(port, runQuestion, { code, argument }, { signal: never, toError })
    return opened.buildStatic(given, options, { run })
  }

  scope.addEventListener('message', (event) => {
    const data = 'data' in event ? event.data : undefined
    const [port] = 'ports' in event && Array.isArray(event.ports) ? event.ports : []
    if (!(port instanceof MessagePort) || !isMessage(data, compileQuestion, { method: 'string' })) return
    const { method, changes, options, runtime: brought, run } = data
    if (!fits<FileChanges>(changes, { changed: 'list', removed: 'list' })) return
    files = withChanges(files, changes)
    pageRuntime ??= brought as typeof pageRuntime
    const given = files
    // The page that started this worker checks its options.
    void answerCall(port, () => work(method, given, options as CompileOptions, run), toError, buffersOf)
  })
}

/** Each buffer once; one that is a view's only part of a larger one must not be taken from the others. */
function buffersOf(result: unknown): ArrayBuffer[] {
  const { files } = result as Partial<StaticBuild>
  const buffers = new Set<ArrayBuffer>()
  for (const { buffer, byteLength } of files?.values() ?? []) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer)
  }
  return [...buffers]
}
