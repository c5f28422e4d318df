import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rolldown, ViteBuilder } from 'vite'
import { everyRoute } from '../../../sw/core/routes/origin-routes.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { serverEntry } from '../../site/server-entry.ts'
import { environmentNames } from '../environments.ts'
import type { BundledEndpoints } from '../plain/bundle-plain.ts'
import { moduleOf, type Project } from '../project.ts'
import { type EntrySources, virtualEntries, virtualVariables } from '../virtual-entries.ts'
import { buildAlone } from './build-alone.ts'

/** Bundles every endpoint for Node, each as a module that is evaluated when it is asked for. */
export async function bundleEndpoints(
  builder: ViteBuilder,
  project: Project,
  manifest: RouteManifest,
  sources: EntrySources,
): Promise<BundledEndpoints> {
  const environment = builder.environments[environmentNames.server]
  if (environment === undefined) throw new Error(`The environment ${environmentNames.server} is missing.`)
  sources.set(
    virtualEntries.server,
    serverEntry(manifest, { importPath: (file) => moduleOf(project, file), variables: virtualVariables }),
  )
  const chunks = chunksOf(await buildAlone(builder, environment))
  const byModule = new Map(chunks.map((chunk) => [chunk.facadeModuleId, chunk]))
  const exports = everyRoute(manifest).flatMap(({ file }) => {
    const chunk = byModule.get(moduleOf(project, file))
    return chunk === undefined ? [] : [[file, chunk.exports] as const]
  })
  // Node knows modules by their addresses: a later build in this process must not find those of this one.
  const { outDir } = environment.config.build
  const folder = join(dirname(outDir), randomUUID())
  await rename(outDir, folder)
  return {
    entry: pathToFileURL(join(folder, 'entry.mjs')).href,
    exports: Object.fromEntries(exports),
  }
}

function chunksOf(result: Awaited<ReturnType<ViteBuilder['build']>>): readonly Rolldown.OutputChunk[] {
  const outputs = 'on' in result ? [] : [result].flat()
  return outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk')
}
