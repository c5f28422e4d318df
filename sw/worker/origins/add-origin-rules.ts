import type { OriginManifest } from '../../core/routes/route-manifest.ts'
import type { RouterRule } from '../add-routing-rules.ts'

declare const self: ServiceWorkerGlobalScope

type Place = Pick<OriginManifest, 'origin'> & { readonly manifest: Pick<OriginManifest['manifest'], 'base'> }

/**
 * Sends requests to other origins to the worker in browsers that decide before they start it. Call this before the
 * worker's other rules are added, which send all other origins to the network: the first rule that matches decides.
 */
export function addOriginRules(origins: readonly Place[]): void {
  self.addEventListener('install', (event) => {
    if (!('addRoutes' in event)) return
    const { addRoutes } = event as ExtendableEvent & { addRoutes(rules: readonly RouterRule[]): Promise<void> }
    event.waitUntil(
      addRoutes.call(event, origins.map(ruleOf)).catch((error: unknown) => {
        console.error('[stowaway] Requests to other origins may not reach the worker.', error)
      }),
    )
  })
}

function ruleOf({ origin, manifest: { base } }: Place): RouterRule {
  const { protocol, hostname, port } = new URL(origin)
  const pathname = `${encodeURI(base)}/*`
  return {
    condition: { urlPattern: new URLPattern({ protocol: protocol.slice(0, -1), hostname, port, pathname }) },
    source: 'fetch-event',
  }
}
