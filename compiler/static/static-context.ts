import type { SiteContext } from '../bundler/esbuild/site-context.ts'
import type { RunCode } from './static-build.ts'

/** What the steps of a static build have in common. */
export interface StaticContext extends SiteContext {
  readonly run: RunCode
}
