import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { FilledOptions } from '../bundle/compile-options.ts'
import type { Esbuild } from '../bundle/esbuild.ts'
import type { SourceFiles } from '../bundle/source-files.ts'
import type { Runtime } from './runtime-modules.ts'
import type { RunCode } from './static-build.ts'

/** What the steps of a static build have in common. */
export interface StaticContext {
  readonly esbuild: Esbuild
  readonly runtime: Runtime
  readonly run: RunCode
  readonly files: SourceFiles
  readonly options: FilledOptions
  readonly manifest: RouteManifest
}
