import { hasHandler } from '../endpoint/choose-handler.ts'
import type { EndpointDestination } from './destination.ts'
import { isPrerendered } from './first-destination.ts'
import type { Scope } from './scope.ts'

/** The project's own `404` or `500` endpoint. `undefined` if there is none that can run on request. */
export async function errorDestination(
  scope: Scope,
  status: 404 | 500,
  error?: unknown,
): Promise<EndpointDestination | undefined> {
  const { manifest, options } = scope
  const file = status === 404 ? manifest.notFound : manifest.error
  if (file === undefined || manifest.prerendered?.includes(file) === true) return undefined
  const module = await options.load(file)
  if (!hasHandler(module)) return undefined
  const prerendered = isPrerendered(scope, module)
  if (prerendered && options.runPrerendered === undefined) return undefined
  return {
    kind: 'endpoint',
    pattern: `/${status}`,
    file,
    module,
    params: {},
    props: status === 500 ? { error } : {},
    isPrerendered: prerendered,
    status,
  }
}
