import { checkTimeout } from '../../sw/core/app/timeout.ts'
import { chooseHandler, hasHandler, whyNoRoute } from '../../sw/core/endpoint/choose-handler.ts'
import type { EndpointLoader, EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { nameOfValue } from '../../sw/core/endpoint/is-response.ts'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import type { Route } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { reasonOf } from './reason-of.ts'

export interface PrerenderedEndpoint {
  readonly route: Route
  readonly module: EndpointModule
}

interface EndpointOptions {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  readonly prerenderByDefault?: boolean
}

/**
 * The endpoints to prerender, in route order: what each module's `prerender` says, else `prerenderByDefault`. Also the
 * modules that are not routes, since they export no handler.
 * Throws `InvalidPrerenderExport`, `PrerenderMissingGet`, `EndpointLoadFailed`, `InvalidTimeout`, and what choosing a handler throws.
 */
export async function prerenderedEndpoints(
  { manifest, load, prerenderByDefault = false }: EndpointOptions,
  warn: (text: string) => void,
): Promise<{ readonly endpoints: readonly PrerenderedEndpoint[]; readonly notRoutes: readonly string[] }> {
  const endpoints: PrerenderedEndpoint[] = []
  const notRoutes: string[] = []
  for (const route of manifest.routes) {
    const module = await loadEndpoint(route.file, load, prerenderByDefault, warn)
    if (module === undefined) continue
    if (module.prerender === undefined && !hasHandler(module)) {
      warn(whyNoRoute(route.file, module))
      notRoutes.push(route.file)
      continue
    }
    if (isPrerendered(module, route.file, prerenderByDefault)) {
      refuseWithoutGet(module, route.file, warn)
      endpoints.push({ route, module })
      continue
    }
    checkTimeout(module.timeout, route.file)
    warnWithoutHandler(module, route.file, warn)
    if (module.getStaticPaths !== undefined) {
      warn(
        `getStaticPaths() is ignored in ${route.file}, which runs on each request. Add ` +
          '`export const prerender = true` to write its paths as files.',
      )
    }
  }
  return { endpoints, notRoutes }
}

async function loadEndpoint(file: string, load: EndpointLoader, required: boolean, warn: (text: string) => void) {
  try {
    return await load(file)
  } catch (cause) {
    const reason = reasonOf(cause)
    if (required) throw prerenderError('EndpointLoadFailed', { file, reason }, { file, cause })
    // It may need what only its own host has, and nothing says that it is to be prerendered.
    warn(`${file} cannot be loaded by the compiler, so it is taken to run on each request (${reason}).`)
    return undefined
  }
}

function isPrerendered({ prerender }: EndpointModule, file: string, byDefault: boolean): boolean {
  if (prerender === undefined) return byDefault
  if (typeof prerender === 'boolean') return prerender
  throw prerenderError('InvalidPrerenderExport', { file, received: nameOfValue(prerender) }, { file })
}

/** On request, other methods of the file may work, or its address may never be asked for: no reason to stop a build. */
function warnWithoutHandler(module: EndpointModule, file: string, warn: (text: string) => void): void {
  try {
    chooseHandler({ module, file, warn }, 'GET')
  } catch (error) {
    warn(error instanceof StowawayError ? `${error.message} ${error.hint}` : reasonOf(error))
  }
}

function refuseWithoutGet(module: EndpointModule, file: string, warn: (text: string) => void): void {
  const choice = chooseHandler({ module, file, warn }, 'GET')
  if (choice.kind === 'handler') return
  const allow = choice.allow.split(', ').filter((method) => method !== 'OPTIONS')
  throw prerenderError('PrerenderMissingGet', { file, methods: allow.join(', ') }, { file })
}
