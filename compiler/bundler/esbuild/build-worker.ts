import { contentHash } from '../../content/content-hash.ts'
import { projectEnvironment } from '../../project/environment.ts'
import { classicScript } from '../../scripts/classic-script.ts'
import type { EntrySource } from '../../site/site-host.ts'
import { workerAddress } from '../../site/site-project.ts'
import { baseUrlCode, rootOfWorker } from '../../site/site-root.ts'
import { buildIdPlaceholder } from '../../site/worker-entry.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { bundleOptions } from './bundle-options.ts'
import { siteImage } from './endpoint-images.ts'
import { endpointUses } from './endpoint-uses.ts'
import { NodeGlobalCheck } from './node-global-check.ts'
import { projectPlugin } from './project-plugin.ts'
import { runtimeModules } from './runtime-modules.ts'
import type { SiteContext } from './site-context.ts'

/** Bundles the source of a worker's entry to a classic script. Adds warnings about the project to `diagnostics`. */
export async function buildWorker(
  context: SiteContext,
  source: EntrySource,
  diagnostics: Diagnostic[],
): Promise<string> {
  const modules: string[] = []
  const { esbuild, files, options, runtime, id, manifest, isRelative } = context
  const { banner: _, footer: __, ...common } = bundleOptions()
  const { define, before } = projectEnvironment(files, options, {
    ...(isRelative && { baseUrlCode: baseUrlCode(rootOfWorker, options.trailingSlash) }),
  })
  const scope = isRelative ? rootOfWorker : JSON.stringify(workerAddress({ base: manifest.base, options }).scope)
  const bare = runtimeModules(runtime, { mode: options.mode, place: { scope, id } })
  const entry = source.source(await endpointUses(context, source.files, bare, define))
  const { outputFiles = [] } = await esbuild.build({
    ...common,
    minify: true,
    sourcemap: false,
    define,
    ...(before !== '' && { banner: { js: before } }),
    plugins: [
      projectPlugin(() => ({ files, entry }), bare, {
        onFile: (file) => modules.push(file),
        image: siteImage(context),
      }),
    ],
  })
  diagnostics.push(...(await new NodeGlobalCheck(esbuild).warnings(files, modules)))
  return toClassicScript(outputFiles[0]?.text ?? '')
}

/** As the command line makes one of its bundle: all engines take a classic script. */
async function toClassicScript(code: string): Promise<string> {
  const { parse } = await import('acorn')
  const options = { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true } as const
  const script = classicScript(code, (text) => parse(text, options))
  return script.replaceAll(buildIdPlaceholder, await contentHash(script, buildIdPlaceholder.length))
}
