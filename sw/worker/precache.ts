import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js'
import type { PrecacheFile } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

/** The built site and its prerendered files, kept in Cache Storage under the worker's own scope. */
export function createPrecache(files: readonly PrecacheFile[]): {
  readonly controller: PrecacheController
  readonly route: PrecacheRoute
} {
  // Scope in the name: several sites on one origin never share entries.
  const controller = new PrecacheController({ cacheName: `stowaway-precache-${self.registration.scope}` })
  controller.addToCacheList([...files])
  const route = new PrecacheRoute(controller, {
    directoryIndex: 'index.html',
    cleanURLs: false,
    ignoreURLParametersMatching: [/.*/],
  })
  return { controller, route }
}
