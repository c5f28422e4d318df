import type { Bundler } from '../bundle/bundler.ts'
import type { CompileOptions } from '../bundle/compile-options.ts'
import type { Esbuild } from '../bundle/esbuild.ts'
import type { SourceFiles } from '../bundle/source-files.ts'
import type { RunCode, StaticBuild } from './static-build.ts'

export interface BuildStaticOptions {
  readonly files: SourceFiles
  readonly options: CompileOptions
  readonly run: RunCode
  readonly bundler: Bundler
  readonly host: { readonly esbuild: Esbuild; runtime?(): Promise<Readonly<Record<string, string>>> }
}

export async function buildStatic(_options: BuildStaticOptions): Promise<StaticBuild> {
  return {
    ok: false,
    files: new Map(),
    diagnostics: [{ severity: 'error', message: 'A static build cannot be made here yet.' }],
  }
}
