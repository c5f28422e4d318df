import { Route } from 'workbox-routing/Route.js'
import { addressOf } from '../../core/app/address.ts'
import { createReport } from '../report.ts'
import type { Precache, PrecacheFile } from '../worker-options.ts'
import { answerFile } from './answer-file.ts'
import { filesByPath } from './file-paths.ts'
import { FileStore } from './file-store.ts'
import { Keeper } from './keeper.ts'
import { pageInstead } from './page-instead.ts'
import { precacheName } from './precache-name.ts'

declare const self: ServiceWorkerGlobalScope

/** The built site and its prerendered files, kept in Cache Storage under the worker's own scope. */
export function createPrecache(files: readonly PrecacheFile[]): Precache {
  const { scope } = self.registration
  const base = new URL(scope).pathname
  const store = new FileStore(files)
  const keeper = new Keeper(store, createReport())
  const paths = filesByPath(files)
  const fileAt = ({ pathname }: URL): string | undefined => paths.get(addressOf(pathname, '').full)

  return {
    cacheName: precacheName(scope),
    hashed: files.filter(({ revision }) => revision === null).map(({ url }) => url),
    files: new Route(
      ({ url }) => fileAt(url),
      ({ request, url, event }) => {
        if (request.mode === 'navigate') event.waitUntil(keeper.resume(event))
        return answerFile(store, keeper, fileAt(url) ?? url.pathname, request, event)
      },
    ),
    pages: new Route(
      ({ request, url }) => request.mode === 'navigate' && url.pathname.startsWith(base),
      async ({ request, url }) => {
        try {
          return await fetch(request)
        } catch (error) {
          const page = await pageInstead(store, paths, addressOf(url.pathname, '').full, base)
          // The browser's own page says best that there is no network.
          if (page === undefined) throw error
          return page
        }
      },
    ),
    install: async (event) => {
      if (self.registration.active !== null) await keeper.beforeUpdate(event)
    },
    activate: (event) => keeper.activate(event),
    resume: (event) => keeper.resume(event),
    match: (path) => store.read(path),
  }
}
