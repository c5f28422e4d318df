import type { Esbuild } from './bundler/esbuild/esbuild.ts'

/** What the compiler is given where it runs. */
export interface CompilerHost {
  /** Started: in a browser, after `esbuild.initialize()`. */
  readonly esbuild: Esbuild
  /** The package's own parts that a static build holds: `import('virtual:stowaway/runtime')`, through the Vite plugin. */
  runtime?(): Promise<Readonly<Record<string, string>>>
}
