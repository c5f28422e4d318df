import { Route } from 'workbox-routing/Route.js'
import { addressOf } from '../../core/app/address.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { createReport } from '../report.ts'
import type { PlacePage, Precache, PrecacheFile } from '../worker-options.ts'
import { workerScope } from '../worker-scope.ts'
import { answerFile } from './answer-file.ts'
import { answerOlder } from './answer-older.ts'
import { answerPage } from './answer-page.ts'
import { FileStore } from './file-store.ts'
import { filesByPath } from './files-by-path.ts'
import { folderOf } from './folder-of.ts'
import { Keeper } from './keeper.ts'
import { precacheRules } from './precache-rules.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * The built site and its prerendered files, in Cache Storage under the worker's own scope and the project's `id`.
 *
 * @param appPage the kept file that answers navigations which nothing else matches, in a single-page app
 * @param place prepares a page to be shown at another address than its own
 */
export function createPrecache(
  files: readonly PrecacheFile[],
  id: string,
  appPage?: string,
  place?: PlacePage,
): Precache {
  const base = workerScope()
  const cacheName = scopedName('precache', { scope: base, id })
  const store = new FileStore(files, cacheName)
  const keeper = new Keeper(store, createReport())
  const paths = filesByPath(files)
  const fileAt = ({ pathname }: URL): string | undefined => paths.get(addressOf(pathname, '').full)

  // The bundler's folder. Other builds have other files there.
  const hashed = store.hashed[0]
  const assets = hashed?.slice(0, hashed.lastIndexOf('/') + 1)

  return {
    rules: precacheRules(cacheName),
    hashed: store.hashed,
    files: new Route(
      ({ url }) => fileAt(url),
      ({ request, url, event }) => {
        if (request.mode === 'navigate') event.waitUntil(keeper.resume(event))
        const file = fileAt(url) ?? url.pathname
        const answer = answerFile(store, keeper, file, request, event)
        // A folder's page, without the slash.
        return place && folderOf(file) !== folderOf(url.pathname)
          ? answer.then((page) => place(page, folderOf(file)))
          : answer
      },
    ),
    rest: new Route(
      ({ request, url }) =>
        (request.mode === 'navigate' && url.pathname.startsWith(base)) || isInside(assets, url.pathname),
      ({ request }) =>
        request.mode === 'navigate'
          ? answerPage({ store, paths, base, appPage, place }, request)
          : answerOlder(store, request),
    ),
    install: async (event) => {
      if (self.registration.active !== null) await keeper.beforeUpdate(event)
    },
    activate: () => keeper.activate(),
    resume: (event) => keeper.resume(event),
    match: (path) => store.read(path),
  }
}

const isInside = (folder: string | undefined, path: string): boolean => folder !== undefined && path.startsWith(folder)
