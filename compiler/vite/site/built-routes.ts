import { supportedMethods } from '../../../sw/core/endpoint/choose-handler.ts'
import type { EndpointLoader } from '../../../sw/core/endpoint/endpoint-module.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { BuiltRoute } from './build-report.ts'

/** What became of each endpoint. */
export function builtRoutes(
  { routes }: RouteManifest,
  prerendered: readonly string[],
  load: EndpointLoader,
): Promise<readonly BuiltRoute[]> {
  return Promise.all(
    routes.map(async ({ id, file }) => ({
      id,
      file,
      methods: await methodsOf(file, load),
      prerendered: prerendered.includes(file),
    })),
  )
}

/** The methods that an endpoint answers; none where it can only be loaded in its own host. */
async function methodsOf(file: string, load: EndpointLoader): Promise<string[]> {
  try {
    return [...supportedMethods(await load(file))]
  } catch {
    return []
  }
}
