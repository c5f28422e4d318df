import type { Diagnostic } from '../bundler/diagnostic.ts'
import { buildPages } from '../bundler/esbuild/build-pages.ts'
import { buildWorker } from '../bundler/esbuild/build-worker.ts'
import { siteScript } from '../bundler/esbuild/runtime-modules.ts'
import { projectPath } from '../project/manifest.ts'
import { type SiteFile, siteFile } from '../site/site-file.ts'
import type { SiteHost } from '../site/site-host.ts'
import { workerFile } from '../site/site-project.ts'
import { runPrerender } from './run-prerender.ts'
import type { StaticContext } from './static-context.ts'

/** Builds sites from files in memory, with esbuild. Adds warnings about the project to `diagnostics`. */
export function memoryHost(context: StaticContext, diagnostics: Diagnostic[]): SiteHost {
  const { files, options, runtime } = context
  const folder = `${options.publicDir}/`
  const publicFiles = [...files]
    .filter(([file]) => file.startsWith(folder))
    .map(([file, content]): SiteFile => siteFile(file.slice(folder.length), content))
  return {
    assetsFolder: 'assets',
    publicFiles: publicFiles.map(({ path }) => path),
    pages: async () => [...publicFiles, ...(await buildPages(context))],
    prerender: (given) => runPrerender(context, given, diagnostics),
    importPath: (file) => `/${projectPath(file, options.pages)}`,
    bundle: async (entry) => [siteFile(workerFile(options), await buildWorker(context, entry))],
    script: async (name) => siteScript(runtime, name),
  }
}
