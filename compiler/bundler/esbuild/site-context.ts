import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { SourceFiles } from '../../content/source-files.ts'
import type { FilledOptions } from '../../project/compile-options.ts'
import type { Esbuild } from './esbuild.ts'
import type { Runtime } from './runtime-modules.ts'

/** What esbuild needs to bundle parts of a site. */
export interface SiteContext {
  readonly esbuild: Esbuild
  readonly runtime: Runtime
  readonly files: SourceFiles
  readonly options: FilledOptions
  readonly manifest: RouteManifest
  /** The site may be at any path; the manifest is that of a site at the root. */
  readonly isRelative: boolean
  /** Names the project in all that it keeps. */
  readonly id: string
}
