import { errorAnswer } from '../../core/app/error-answer.ts'
import { toPlainError } from '../../core/errors/plain-error.ts'
import { createIndexedStorage } from '../../data/create-indexed-storage.ts'
import { useStorage } from '../../data/storage.ts'
import { allFeatures } from '../../worker/all-features.ts'
import { createAnswer } from '../../worker/create-answer.ts'
import { createSessionDriver } from '../../worker/create-session-driver.ts'
import { addLifecycleListeners } from '../../worker/updates/add-lifecycle-listeners.ts'
import { workerScope } from '../../worker/worker-scope.ts'
import { BundleStore } from '../bundle/bundle-store.ts'
import { isHash } from '../bundle/check-bundle.ts'
import { forwardConsole } from '../bundle/forward-console.ts'
import { eventsName, framePath, liveApp } from '../bundle/live-app.ts'
import type { LiveEvent } from '../bundle/live-event.ts'
import { addLiveListener } from './add-live-listener.ts'
import { LiveBundles } from './live-bundles.ts'

declare const self: ServiceWorkerGlobalScope

/** The page through which an editor sends requests. It does nothing by itself. */
const framePage =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Requests</title><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; connect-src *">'

/**
 * Starts the service worker of a live scope: it runs bundles that were compiled in a page. Everything is connected
 * synchronously. It answers every request of its clients to its scope, with its own 404 if no endpoint matches.
 */
export function startLiveWorker(): void {
  const scope = workerScope()
  const identity = liveApp(scope)
  const channel = new BroadcastChannel(eventsName(scope))
  const tell = (event: LiveEvent): void => channel.postMessage(event)
  forwardConsole(tell)
  const { inFlight, streams, ownRequests, parts: _, ...features } = allFeatures(identity.id)
  useStorage(createIndexedStorage(identity))
  const first = new URL(self.location.href).searchParams.get('bundle')
  const bundles = new LiveBundles({
    scope,
    store: new BundleStore(scope),
    first: isHash(first) ? first : undefined,
    tell,
    host: {
      driver: createSessionDriver(identity),
      onError: (error, { url }) => tell({ type: 'error', error: toPlainError(error), url, time: Date.now() }),
    },
  })
  const isOurs = ({ origin, pathname }: URL): true | undefined =>
    (origin === self.location.origin && pathname.startsWith(scope)) || undefined
  const { toPage, toHandler } = createAnswer<true>({
    ...features,
    inFlight,
    streams,
    app: {
      match: isOurs,
      async handle(_, request, host) {
        try {
          return await (await bundles.app()).fetch(request, host)
        } catch (error) {
          console.error(error)
          return errorAnswer(request, error, true)
        }
      },
    },
  })
  ownRequests({ match: isOurs, answer: toHandler })
  const life = addLiveListener(bundles)
  self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url)
    if (life.hasLeft || !isOurs(url)) return
    event.respondWith(url.pathname === framePath(scope) ? frame() : toPage(true, event))
  })
  addLifecycleListeners({
    inFlight,
    install: () => bundles.check(),
    endStreams: () => streams.end(),
  })
}

const frame = (): Response => new Response(framePage, { headers: { 'content-type': 'text/html; charset=utf-8' } })
