import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ViteBuilder } from 'vite'
import type { EndpointLoader, EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { serverEntry } from '../../site/server-entry.ts'
import { environmentNames } from '../environments.ts'
import { type Project, sourceFile } from '../project.ts'
import { type EntrySources, virtualEntries } from '../virtual-entries.ts'

type ModuleMap = ReadonlyMap<string, () => Promise<EndpointModule>>

/** Bundles every endpoint for Node and gives a loader that evaluates one when it is asked for. */
export async function loadModules(
  builder: ViteBuilder,
  project: Project,
  manifest: RouteManifest,
  sources: EntrySources,
): Promise<EndpointLoader> {
  const environment = builder.environments[environmentNames.server]
  if (environment === undefined) throw new Error(`The environment ${environmentNames.server} is missing.`)
  sources.set(
    virtualEntries.server,
    serverEntry(manifest, (file) => sourceFile(project, file)),
  )
  await builder.build(environment)
  const entry = pathToFileURL(join(environment.config.build.outDir, 'entry.mjs'))
  // Two builds in one process write the same file: Node would give the first one's modules again.
  entry.searchParams.set('build', String(performance.now()))
  const { modules }: { modules: ModuleMap } = await import(entry.href)
  return (file) => {
    const load = modules.get(file)
    if (load === undefined) throw new Error(`${file} is not part of this build.`)
    return load()
  }
}
