import type { Esbuild } from './bundler/esbuild/esbuild.ts'

/** What `createCompiler` needs from the page or worker that it runs in. */
export interface CompilerHost {
  /**
   * Packages that projects may import: the source of an ES module by specifier (`{ nanoid: 'export const …' }`). Modules
   * may import one another by these specifiers, and nothing else.
   */
  packages?(): Promise<Readonly<Record<string, string>>>
  /** Started: in a browser, after `esbuild.initialize()`. */
  readonly esbuild: Esbuild
  /**
   * The package's own parts that a static build holds, through the Vite plugin: `import('virtual:stowaway/runtime')`.
   * Sites with the option `live` need `import('virtual:stowaway/runtime/live')` as well, merged into it.
   */
  runtime?(): Promise<Readonly<Record<string, string>>>
}
