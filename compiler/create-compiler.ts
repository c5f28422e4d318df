import type { CompileResult } from './bundler/bundle.ts'
import { Bundler } from './bundler/esbuild/bundler.ts'
import type { CompilerHost } from './compiler-host.ts'
import type { SourceFiles } from './content/source-files.ts'
import type { CompileOptions } from './project/compile-options.ts'
import type { RunCode, StaticBuild } from './static/static-build.ts'

/** Compiles a project that lies in memory. Calls wait for each other. */
export interface Compiler {
  /** Makes a bundle of a project's endpoints. What did not change since the last call is not read again. */
  compile(files: SourceFiles, options?: CompileOptions): Promise<CompileResult>
  /** Makes all files of a project's site, as `stowaway build` writes them. `run` evaluates code of the project. */
  buildStatic(files: SourceFiles, options: CompileOptions, host: { readonly run: RunCode }): Promise<StaticBuild>
  /** Gives back what the compiler holds. */
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
      // Its parts are as large as the rest, and most visitors only compile.
      const { buildStatic } = await import('./static/build-static.ts')
      return buildStatic({ files, options, run, host })
    },
    dispose: () => bundler.dispose(),
  }
}
