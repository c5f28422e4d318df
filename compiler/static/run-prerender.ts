import { bundleError } from '../../sw/core/errors/bundle-errors.ts'
import { everyRoute } from '../../sw/core/routes/origin-routes.ts'
import type { Diagnostic } from '../bundler/diagnostic.ts'
import { bundleOptions } from '../bundler/esbuild/bundle-options.ts'
import { CompileFailure } from '../bundler/esbuild/compile-failure.ts'
import { type ImageSource, siteImage } from '../bundler/esbuild/endpoint-images.ts'
import { finishCode } from '../bundler/esbuild/finish-code.ts'
import { projectPlugin } from '../bundler/esbuild/project-plugin.ts'
import { runtimeModules } from '../bundler/esbuild/runtime-modules.ts'
import { whyUnsafe } from '../content/output-path.ts'
import type { OnEndpoints, PrerenderData } from '../prerender/prerender.ts'
import type { EndpointFacts, PrerenderReport, StaticFile } from '../prerender/static-file.ts'
import { environmentDefines } from '../project/environment.ts'
import { projectPath } from '../project/manifest.ts'
import { endpointModules } from '../site/endpoint-modules.ts'
import type { PrerenderedProject } from './prerender-project.ts'
import type { StaticContext } from './static-context.ts'

/**
 * Runs a project's prerendered endpoints through `run`, which returns all files at once. Throws `CompileFailure` with
 * their errors.
 */
export async function* runPrerender(
  context: StaticContext,
  argument: PrerenderData,
  onEndpoints: OnEndpoints,
  diagnostics: Diagnostic[],
): AsyncGenerator<StaticFile, PrerenderReport, undefined> {
  const given = { ...argument, exports: knownExports(context) }
  const images = new Map<string, Uint8Array>()
  const image = siteImage(context, (path, content) => void images.set(path, content))
  const { files, endpoints, notRoutes, diagnostics: found } = await runProject(context, given, image)
  const placed = found.map((one) => inProject(one, context))
  if (placed.some(({ severity }) => severity === 'error')) throw new CompileFailure(placed)
  diagnostics.push(...placed)
  const prerendered = endpoints.filter((one) => one.prerendered).map(({ file }) => file)
  // `run` was given the names of the pages that this builds.
  await onEndpoints({ endpoints, prerendered, notRoutes })
  // Nothing here reads statuses and headers, so `run` does not return them.
  for (const [path, body] of files) yield { path, body, status: 200, headers: new Headers() }
  const byPath = [...images].sort(([one], [other]) => (one < other ? -1 : 1))
  for (const [path, body] of byPath) yield { path, body, status: 200, headers: new Headers() }
  return { endpoints, prerendered, notRoutes, files: files.length, skipped: [] }
}

/**
 * What is known about each endpoint's exports without running it. A module has no `prerender` if its source contains
 * neither that word, nor an escape, nor `export *`.
 */
function knownExports({ files, manifest, options }: StaticContext): Readonly<Record<string, readonly string[]>> {
  const named = everyRoute(manifest).map(({ file }) => {
    const content = files.get(projectPath(file, options.pages)) ?? ''
    const source = typeof content === 'string' ? content : new TextDecoder().decode(content)
    return [file, /\bprerender\b|\\u|export\s*\*/.test(source) ? ['prerender'] : []] as const
  })
  return Object.fromEntries(named)
}

/** The core names files relative to the pages folder. */
function inProject(diagnostic: Diagnostic, { files, options }: StaticContext): Diagnostic {
  const { file } = diagnostic
  if (file === undefined || files.has(file)) return diagnostic
  return { ...diagnostic, file: projectPath(file, options.pages) }
}

async function runProject(
  context: StaticContext,
  argument: PrerenderData,
  image: ImageSource,
): Promise<PrerenderedProject> {
  const { esbuild, files, options, manifest, runtime, run } = context
  const modules = endpointModules(manifest, (file) => `/${projectPath(file, options.pages)}`)
  const entry = [
    "import { StowawayError } from 'stowaway'",
    "import { prerenderProject } from 'stowaway/prerender'",
    'stowawayBundle.StowawayError = StowawayError',
    `stowawayBundle.result = prerenderProject(${modules}, argument)`,
  ].join('\n')
  const { outputFiles = [] } = await esbuild.build({
    ...bundleOptions(),
    footer: { js: 'return stowawayBundle.result' },
    define: environmentDefines(files, options),
    plugins: [projectPlugin(() => ({ files, entry }), runtimeModules(runtime, { mode: 'development' }), { image })],
  })
  const { withName } = await finishCode(outputFiles, {
    files,
    loopGuard: options.loopGuard,
    errorClass: 'stowawayBundle.StowawayError',
  })
  return checked(await run(withName('stowaway-prerender.js'), argument))
}

/** Checks the result: the project's own code ran beside it and may have changed it. */
function checked(result: unknown): PrerenderedProject {
  if (!isRecord(result)) throw new TypeError('Prerendering gave nothing.')
  const files = list(result.files).map((file): [string, Uint8Array] => {
    const [path, body] = list(file)
    if (typeof path !== 'string' || !(body instanceof Uint8Array))
      throw new TypeError('A prerendered file has no path or no bytes.')
    const reason = whyUnsafe(path)
    if (reason !== undefined) throw bundleError('InvalidFileName', { file: path, reason }, { file: path })
    return [path, body]
  })
  const diagnostics = list(result.diagnostics).filter(isDiagnostic)
  const notRoutes = list(result.notRoutes).map(String)
  return { files, endpoints: list(result.endpoints).filter(isFacts), notRoutes, diagnostics }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isFacts = (value: unknown): value is EndpointFacts =>
  isRecord(value) &&
  typeof value.file === 'string' &&
  typeof value.prerendered === 'boolean' &&
  list(value.methods).every((method) => typeof method === 'string')

const isDiagnostic = (value: unknown): value is Diagnostic =>
  isRecord(value) && typeof value.message === 'string' && ['error', 'warning'].includes(String(value.severity))
