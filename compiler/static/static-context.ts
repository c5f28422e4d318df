import type { SiteContext } from '../bundler/esbuild/site-context.ts'
import type { RunCode } from './static-build.ts'

/** Shared by the steps of a static build. */
export interface StaticContext extends SiteContext {
  readonly run: RunCode
}
