import { supportedMethods } from '../../../sw/core/endpoint/choose-handler.ts'
import type { EndpointLoader } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { listFiles } from '../../node/list-files.ts'
import { writeStaticFiles } from '../../node/write-static-files.ts'
import { prerender } from '../../prerender/prerender.ts'
import { appSettings } from '../../project/settings.ts'
import type { Reporter } from '../../reporter.ts'
import type { Project } from '../project.ts'
import type { BuiltRoute } from './build-report.ts'

interface PrerenderFilesOptions {
  readonly project: Project
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  readonly filesFolder: string
  readonly reporter: Reporter
}

/** Writes the prerendered files beside the client's, and tells which endpoints they came from. */
export async function prerenderFiles(options: PrerenderFilesOptions): Promise<{
  readonly endpoints: readonly string[]
  readonly routes: readonly BuiltRoute[]
}> {
  const { project, manifest, load, filesFolder, reporter } = options
  const { report } = await writeStaticFiles(
    prerender({ ...appSettings(project.options), manifest, load, reporter, publicFiles: await listFiles(filesFolder) }),
    filesFolder,
  )
  const routes = await Promise.all(
    manifest.routes.map(async ({ id, file }) => ({
      id,
      file,
      methods: await methodsOf(file, load),
      prerendered: report.prerendered.includes(file),
    })),
  )
  return { endpoints: report.prerendered, routes }
}

/** The methods that an endpoint answers; none where it can only be loaded in its own host. */
export async function methodsOf(file: string, load: EndpointLoader): Promise<string[]> {
  try {
    return [...supportedMethods(await load(file))]
  } catch {
    return []
  }
}
