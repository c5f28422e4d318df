import type { CompileResult } from './bundler/bundle.ts'
import { Bundler } from './bundler/esbuild/bundler.ts'
import type { CompilerHost } from './compiler-host.ts'
import type { SourceFiles } from './content/source-files.ts'
import type { CompileOptions } from './project/compile-options.ts'
import type { RunCode, StaticBuild } from './static/static-build.ts'

/** Compiles a project in memory. Calls run one after the other. */
export interface Compiler {
  /** Bundles a project's endpoints. Files that have not changed since the last call are not read again. */
  compile(files: SourceFiles, options?: CompileOptions): Promise<CompileResult>
  /** Builds all files of a project's site, as `stowaway build` writes them. `run` evaluates the project's code. */
  buildStatic(files: SourceFiles, options: CompileOptions, host: { readonly run: RunCode }): Promise<StaticBuild>
  /** Frees the memory that the compiler holds. */
  dispose(): Promise<void>
}

/**
 * @example
 * import * as esbuild from 'esbuild-wasm'
 * const compiler = createCompiler({ esbuild })
 * const result = await compiler.compile(new Map([['src/pages/hello.ts', "export const GET = () => new Response('hi')"]]))
 */
export function createCompiler(host: CompilerHost): Compiler {
  const bundler = new Bundler(host)
  return {
    compile: (files, options) => bundler.compile(files, options),
    async buildStatic(files, options, { run }) {
      // Loaded lazily: it is as large as the rest, and most visitors only compile.
      const { buildStatic } = await import('./static/build-static.ts')
      return buildStatic({ files, options, run, host })
    },
    dispose: () => bundler.dispose(),
  }
}
