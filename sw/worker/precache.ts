import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js'
import type { Precache, PrecacheFile } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

/** The built site and its prerendered files, kept in Cache Storage under the worker's own scope. */
export function createPrecache(files: readonly PrecacheFile[]): Precache {
  // Scope in the name: several sites on one origin never share entries.
  const cacheName = `stowaway-precache-${self.registration.scope}`
  const controller = new PrecacheController({ cacheName })
  controller.addToCacheList([...files])
  return {
    cacheName,
    route: new PrecacheRoute(controller, {
      directoryIndex: 'index.html',
      cleanURLs: false,
      ignoreURLParametersMatching: [/.*/],
    }),
    install: (event) => controller.install(event),
    activate: (event) => controller.activate(event),
    match: (path) => controller.matchPrecache(path),
  }
}
