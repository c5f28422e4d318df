import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { contentHash } from '../../content/content-hash.ts'
import type { SourceFiles } from '../../content/source-files.ts'
import { checkFiles } from '../../project/check-files.ts'
import { type CompileOptions, type FilledOptions, fillOptions } from '../../project/compile-options.ts'
import { environmentDefines } from '../../project/environment.ts'
import { projectPath, readManifest } from '../../project/manifest.ts'
import { filesInMemory } from '../../project/project-files.ts'
import { appSettings } from '../../project/settings.ts'
import { endpointModules } from '../../site/endpoint-modules.ts'
import type { Bundle, CompileResult } from '../bundle.ts'
import { type Diagnostic, diagnosticOf, warningOf } from '../diagnostic.ts'
import { bundleOptions } from './bundle-options.ts'
import { CompileFailure } from './compile-failure.ts'
import { bundleImage } from './endpoint-images.ts'
import type { Esbuild, EsbuildContext, EsbuildMessage, EsbuildResult } from './esbuild.ts'
import { finishCode } from './finish-code.ts'
import { messageDiagnostic } from './message-diagnostic.ts'
import { NodeGlobalCheck } from './node-global-check.ts'
import { offered, type PluginInput, projectPlugin } from './project-plugin.ts'

interface BundlerHost {
  readonly esbuild: Esbuild
  packages?(): Promise<Readonly<Record<string, string>>>
}

/** Bundles a project, one call after the other. Files that have not changed are not parsed again. */
export class Bundler {
  readonly #host: BundlerHost
  #kept: { readonly key: string; readonly context: EsbuildContext } | undefined
  readonly #check: NodeGlobalCheck
  #input: PluginInput = { files: new Map(), entry: '' }
  /** The files of the last build. */
  readonly #modules = new Set<string>()
  /** esbuild joins builds of a context that run at once: the second would get the files of the first. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(host: BundlerHost) {
    this.#host = host
    this.#check = new NodeGlobalCheck(host.esbuild)
  }

  compile(files: SourceFiles, options: CompileOptions = {}): Promise<CompileResult> {
    const result = this.#last.then(() => this.#compile(files, options))
    this.#last = result.catch(() => {})
    return result
  }

  async dispose(): Promise<void> {
    await this.#last
    const kept = this.#kept
    this.#kept = undefined
    await kept?.context.dispose()
  }

  async #compile(files: SourceFiles, given: CompileOptions): Promise<CompileResult> {
    const start = performance.now()
    const warnings: Diagnostic[] = []
    try {
      const options = fillOptions(given, 'development')
      const refused = checkFiles(files)
      if (refused.length > 0) return { ok: false, errors: refused.map((error) => diagnosticOf(error)), warnings }
      const { manifest, warnings: texts } = await readManifest(filesInMemory(files), options)
      warnings.push(...texts.map(warningOf))
      const { session } = options
      const app = appSettings(options)
      const result = await this.#build(files, manifest, options)
      warnings.push(...result.warnings.map((message) => messageDiagnostic('warning', message, files)))
      warnings.push(...(await this.#check.warnings(files, this.#modules)))
      const finished = await finishCode(result.outputFiles ?? [], {
        files,
        loopGuard: options.loopGuard,
        errorClass: 'stowaway["stowaway"].StowawayError',
      })
      const hash = await contentHash(JSON.stringify([finished.program, manifest, app, session]))
      const bundle: Bundle = {
        hash,
        code: finished.withName(`stowaway-bundle-${hash}.js`),
        manifest,
        app,
        session,
        bytes: finished.bytes,
      }
      return { ok: true, bundle, warnings, milliseconds: performance.now() - start }
    } catch (error) {
      return { ok: false, errors: errorsOf(error, files, given), warnings }
    }
  }

  async #build(files: SourceFiles, manifest: RouteManifest, options: FilledOptions): Promise<EsbuildResult> {
    const modules = endpointModules(manifest, (file) => `/${projectPath(file, options.pages)}`)
    this.#modules.clear()
    this.#input = { files, entry: `stowawayBundle.modules = ${modules}` }
    const define = environmentDefines(files, options)
    const key = JSON.stringify(define)
    if (this.#kept?.key !== key) {
      await this.#kept?.context.dispose()
      this.#kept = undefined
      const packages = (await this.#host.packages?.()) ?? {}
      const plugin = projectPlugin(() => this.#input, offered(packages), {
        onFile: (file) => this.#modules.add(file),
        image: bundleImage,
      })
      this.#kept = { key, context: await this.#host.esbuild.context({ ...bundleOptions(), define, plugins: [plugin] }) }
    }
    return this.#kept.context.rebuild()
  }
}

/** The diagnostics of an error: esbuild's has a list of messages, any other is one diagnostic. */
export function errorsOf(error: unknown, files: SourceFiles, { pages = 'src/pages' }: CompileOptions): Diagnostic[] {
  if (error instanceof CompileFailure) return [...error.diagnostics]
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) {
    return error.errors.map((message: EsbuildMessage) => messageDiagnostic('error', message, files))
  }
  // The core names files relative to the pages folder.
  const file = error instanceof StowawayError ? error.file : undefined
  const isInPages = file !== undefined && !files.has(file) && files.has(projectPath(file, pages))
  return [diagnosticOf(error, isInPages ? { file: projectPath(file, pages) } : {})]
}
