import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ViteBuilder } from 'vite'
import type { EndpointLoader, EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { serverEntry } from '../../site/server-entry.ts'
import { environmentNames } from '../environments.ts'
import { fileVariables } from '../file-variables.ts'
import { type Project, sourceFile } from '../project.ts'
import { type EntrySources, virtualEntries, virtualVariables } from '../virtual-entries.ts'

interface ServerEntry {
  readonly modules: ReadonlyMap<string, () => Promise<EndpointModule>>
  readonly variables: Record<string, string>
}

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
    serverEntry(manifest, { importPath: (file) => sourceFile(project, file), variables: virtualVariables }),
  )
  await builder.build(environment)
  // Node knows modules by their addresses, and would give a second build in this process those of the first.
  const { outDir } = environment.config.build
  const folder = join(dirname(outDir), randomUUID())
  await rename(outDir, folder)
  const { modules, variables }: ServerEntry = await import(pathToFileURL(join(folder, 'entry.mjs')).href)
  Object.assign(variables, fileVariables(builder.config))
  return (file) => {
    const load = modules.get(file)
    if (load === undefined) throw new Error(`${file} is not part of this build.`)
    return load()
  }
}
