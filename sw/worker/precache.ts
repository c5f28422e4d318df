import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js'
import { scopedName } from '../data/scoped-name.ts'
import type { Precache, PrecacheFile } from './worker-options.ts'
import { workerScope } from './worker-scope.ts'

/** The built site and its prerendered files, kept in Cache Storage under the worker's own scope and the project's `id`. */
export function createPrecache(files: readonly PrecacheFile[], id: string): Precache {
  const cacheName = scopedName('precache', { scope: workerScope(), id })
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
