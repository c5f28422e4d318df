import { type Diagnostic, diagnosticOf, warningOf } from '../bundler/diagnostic.ts'
import { errorsOf } from '../bundler/esbuild/bundler.ts'
import type { CompilerHost } from '../compiler-host.ts'
import type { SourceFiles } from '../content/source-files.ts'
import { checkFiles } from '../project/check-files.ts'
import { type CompileOptions, fillOptions } from '../project/compile-options.ts'
import { readManifest } from '../project/manifest.ts'
import { filesInMemory } from '../project/project-files.ts'
import { projectId } from '../project/project-id.ts'
import { isRelativeBase } from '../project/relative-base.ts'
import { buildSite } from '../site/build-site.ts'
import { memoryHost } from './memory-host.ts'
import type { RunCode, StaticBuild } from './static-build.ts'

interface BuildStaticOptions {
  readonly files: SourceFiles
  readonly options: CompileOptions
  readonly run: RunCode
  readonly host: CompilerHost
}

/** The files of a project's site: pages, public files, prerendered endpoints, and the worker for the others. */
export async function buildStatic({ files, options: given, run, host }: BuildStaticOptions): Promise<StaticBuild> {
  const diagnostics: Diagnostic[] = []
  try {
    const options = fillOptions(given, 'production')
    const refused = checkFiles(files)
    if (refused.length > 0) return failed(refused.map((error) => diagnosticOf(error)))
    const isRelative = isRelativeBase(options.base)
    const { manifest, warnings } = await readManifest(filesInMemory(files), {
      ...options,
      base: isRelative ? '/' : options.base,
    })
    diagnostics.push(...warnings.map(warningOf))
    const id = options.id ?? projectId(files)
    const runtime = { ...(await host.packages?.()), ...(await host.runtime?.()) }
    const site = new Map<string, Uint8Array>()
    const made = buildSite({
      project: { id, base: manifest.base, isRelative, options, appType: options.appType ?? 'spa' },
      manifest,
      host: memoryHost({ esbuild: host.esbuild, runtime, run, files, options, manifest, id, isRelative }, diagnostics),
      reporter: { warn: (text) => void diagnostics.push(warningOf(text)) },
    })
    for await (const file of made) site.set(file.path, await file.read())
    return { ok: true, files: new Map([...site].sort(([one], [other]) => (one < other ? -1 : 1))), diagnostics }
  } catch (error) {
    return failed([...diagnostics, ...errorsOf(error, files, given)])
  }
}

const failed = (diagnostics: readonly Diagnostic[]): StaticBuild => ({ ok: false, files: new Map(), diagnostics })
