import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { environmentDefines } from '../../project/environment.ts'
import { projectPath } from '../../project/manifest.ts'
import { projectId } from '../../project/project-id.ts'
import { classicScript } from '../../scripts/classic-script.ts'
import { routingRules } from '../../site/routing/routing-rules.ts'
import { buildIdPlaceholder, workerEntry } from '../../site/worker-entry.ts'
import type { StaticContext } from '../../static/static-context.ts'
import type { Bundle } from '../bundle.ts'
import { contentHash } from '../content-hash.ts'
import { bundleOptions } from './bundle-options.ts'
import { projectPlugin } from './project-plugin.ts'
import { runtimeModules } from './runtime-modules.ts'

interface BuildWorkerOptions extends StaticContext {
  /** The host's, with the site's files. */
  readonly manifest: RouteManifest
  readonly app: Bundle['app']
  readonly session: Bundle['session']
  /** Path of the 404 page in the site. */
  readonly notFoundPage: string | undefined
}

/** The worker script: the endpoints that run on request, and all that answers them. */
export async function buildWorker(context: BuildWorkerOptions): Promise<string> {
  const { esbuild, files, options, manifest, runtime, notFoundPage } = context
  const { base } = manifest
  const id = options.id ?? projectId(files)
  const { banner: _, footer: __, ...common } = bundleOptions()
  const entry = workerEntry({
    id,
    manifest,
    importPath: (file) => `/${projectPath(file, options.pages)}`,
    session: context.session,
    app: { ...context.app, ...(options.serverTiming && { serverTiming: 'worker' as const }) },
    ...(notFoundPage !== undefined && { notFoundPage: `${base}/${notFoundPage}` }),
    routing: routingRules({ manifest, assets: `${base}/assets` }),
  })
  const { outputFiles = [] } = await esbuild.build({
    ...common,
    minify: true,
    sourcemap: false,
    define: environmentDefines(files, options),
    plugins: [projectPlugin(() => ({ files, entry }), runtimeModules(runtime, { scope: `${base}/`, id }))],
  })
  return toClassicScript(outputFiles[0]?.text ?? '')
}

/** As the command line makes one of its bundle: all engines take a classic script. */
async function toClassicScript(code: string): Promise<string> {
  const { parse } = await import('acorn')
  const options = { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true } as const
  const script = classicScript(code, (text) => parse(text, options))
  return script.replaceAll(buildIdPlaceholder, await contentHash(script, buildIdPlaceholder.length))
}
