import { type Diagnostic, warningOf } from '../bundler/diagnostic.ts'
import { buildPages, pageNames } from '../bundler/esbuild/build-pages.ts'
import { buildWorker } from '../bundler/esbuild/build-worker.ts'
import { assetsFolder } from '../bundler/esbuild/endpoint-images.ts'
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
    assetsFolder,
    publicFiles: publicFiles.map(({ path }) => path),
    pages: async (facts) => [
      ...publicFiles,
      ...(await buildPages(context, facts, (text) => void diagnostics.push(warningOf(text)))),
    ],
    prerender(given, onEndpoints) {
      // Hashed names are not known yet. No endpoint has one by accident.
      const pages = pageNames(context)
      const names = [...pages, ...(pages.length > 0 ? [`${assetsFolder}/`] : [])]
      const argument = { ...given, publicFiles: [...(given.publicFiles ?? []), ...names] }
      return runPrerender(context, argument, onEndpoints, diagnostics)
    },
    importPath: (file) => `/${projectPath(file, options.pages)}`,
    bundle: async (entry) => [siteFile(workerFile(options), await buildWorker(context, entry, diagnostics))],
    script: async (name) => siteScript(runtime, name),
  }
}
