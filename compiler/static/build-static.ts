import { type Diagnostic, diagnosticOf, warningOf } from '../bundler/diagnostic.ts'
import { buildPages } from '../bundler/esbuild/build-pages.ts'
import { buildWorker } from '../bundler/esbuild/build-worker.ts'
import { errorsOf } from '../bundler/esbuild/bundler.ts'
import { siteScript } from '../bundler/esbuild/runtime-modules.ts'
import type { CompilerHost } from '../compiler-host.ts'
import { checkFiles } from '../project/check-files.ts'
import type { CompileOptions } from '../project/compile-options.ts'
import { fillOptions } from '../project/compile-options.ts'
import { projectPath, readManifest } from '../project/manifest.ts'
import { filesInMemory } from '../project/project-files.ts'
import { appSettings } from '../project/settings.ts'
import { bytesOf, type SourceFiles } from '../project/source-files.ts'
import { withArgument } from '../scripts/wrap-script.ts'
import { filePaths } from '../site/file-paths.ts'
import { answersOnRequest, hostManifest, prerenderedNotFound } from '../site/host-manifest.ts'
import { notFoundPage, notFoundScript, withNotFoundScript } from '../site/not-found-page.ts'
import { runPrerender } from './run-prerender.ts'
import type { RunCode, StaticBuild } from './static-build.ts'
import type { StaticContext } from './static-context.ts'

interface BuildStaticOptions {
  readonly files: SourceFiles
  readonly options: CompileOptions
  readonly run: RunCode
  readonly host: CompilerHost
}

/** The files of a project's site: pages, public files, prerendered endpoints, and the worker for the others. */
export async function buildStatic(given: BuildStaticOptions): Promise<StaticBuild> {
  const { files } = given
  const diagnostics: Diagnostic[] = []
  try {
    const options = fillOptions(given.options, 'production')
    const refused = checkFiles(files)
    if (refused.length > 0) return failed(refused.map((error) => diagnosticOf(error)))
    const { manifest, warnings: texts } = await readManifest(filesInMemory(files), options)
    const { session } = options
    const app = appSettings(options)
    diagnostics.push(...texts.map(warningOf))
    const runtime = (await given.host.runtime?.()) ?? {}
    const context: StaticContext = { esbuild: given.host.esbuild, runtime, run: given.run, files, options, manifest }

    const site = new Map<string, Uint8Array>([...publicFiles(files, options.publicDir), ...(await buildPages(context))])
    const prerendered = await runPrerender(context, { manifest, app, publicFiles: [...site.keys()].sort() })
    diagnostics.push(...prerendered.diagnostics.map((one) => inProject(one, files, options.pages)))
    if (diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics)
    for (const [path, body] of prerendered.files) site.set(path, body)

    const isOwn = site.has('404.html')
    if (answersOnRequest(manifest, prerendered.endpoints)) addNotFoundPage(site, manifest.base, runtime)
    for (const name of ['stowaway-page.js', 'stowaway-page-worker.js'])
      site.set(name, bytesOf(siteScript(runtime, name)))
    const names = [...site.keys()].sort()
    const worker = await buildWorker({
      ...context,
      manifest: hostManifest(manifest, prerendered.endpoints, filePaths(names, manifest.base)),
      app,
      session,
      notFoundPage: isOwn ? '404.html' : prerenderedNotFound(manifest, prerendered.endpoints, names),
    })
    site.set('sw.js', bytesOf(worker))
    return { ok: true, files: new Map([...site].sort(([one], [other]) => (one < other ? -1 : 1))), diagnostics }
  } catch (error) {
    return failed([...diagnostics, ...errorsOf(error, files, given.options)])
  }
}

const failed = (diagnostics: readonly Diagnostic[]): StaticBuild => ({ ok: false, files: new Map(), diagnostics })

function publicFiles(files: SourceFiles, folder: string): [string, Uint8Array][] {
  return [...files]
    .filter(([file]) => file.startsWith(`${folder}/`))
    .map(([file, content]) => [file.slice(folder.length + 1), bytesOf(content)])
}

function addNotFoundPage(site: Map<string, Uint8Array>, base: string, runtime: StaticContext['runtime']): void {
  const textOf = (file: string): string | undefined => {
    const body = site.get(file)
    return body && new TextDecoder().decode(body)
  }
  const html = notFoundPage({ own: textOf('404.html'), prerendered: textOf('404') })
  if (html === undefined) return
  site.set('404.html', bytesOf(withNotFoundScript(html, base)))
  const address = { script: `${base}/sw.js`, scope: `${base}/` }
  site.set(notFoundScript, bytesOf(withArgument(siteScript(runtime, notFoundScript), address)))
}

/** The core names files relative to the pages folder. */
function inProject(diagnostic: Diagnostic, files: SourceFiles, pages: string): Diagnostic {
  const { file } = diagnostic
  if (file === undefined || files.has(file)) return diagnostic
  return { ...diagnostic, file: projectPath(file, pages) }
}
