import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { Esbuild } from '../bundler/esbuild/esbuild.ts'
import type { Runtime } from '../bundler/esbuild/runtime-modules.ts'
import type { FilledOptions } from '../project/compile-options.ts'
import type { SourceFiles } from '../project/source-files.ts'
import type { RunCode } from './static-build.ts'

/** What the steps of a static build have in common. */
export interface StaticContext {
  readonly esbuild: Esbuild
  readonly runtime: Runtime
  readonly run: RunCode
  readonly files: SourceFiles
  readonly options: FilledOptions
  readonly manifest: RouteManifest
  /** Names the project in all that it keeps. */
  readonly id: string
}
