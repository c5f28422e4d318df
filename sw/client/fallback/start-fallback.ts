import { routesEvent } from '../../core/wire/messages/development.ts'
import type { WorkerAddress } from '../register-worker.ts'
import type { Backend } from './backend.ts'
import { FallbackBackend } from './fallback-backend.ts'
import { navigate } from './navigate.ts'
import { patchFormBodies } from './patch-form-bodies.ts'
import { patchRequests } from './patch-requests.ts'
import { watchNavigation } from './watch-navigation.ts'

let started: Promise<FallbackBackend> | undefined

/**
 * Runs the endpoints for this page if no service worker does. Resolves when the page's next request finds them.
 *
 * @param refused why there is no worker: the error of `register()`, or of a later step
 * @param signal aborted when the worker is in control after all; a page that was loaded before a deploy may give none
 * @throws if the endpoints cannot run here either
 */
export async function startFallback(address: WorkerAddress, refused: unknown, signal?: AbortSignal): Promise<void> {
  started ??= start(address, refused, signal)
  await started
}

/**
 * Shows the endpoint's response instead of this document, which a server sent in its place. Does nothing if no endpoint
 * answers the URL. Returns whether one did.
 */
export async function showEndpoint(address: WorkerAddress, refused: unknown, signal?: AbortSignal): Promise<boolean> {
  started ??= start(address, refused, signal)
  const backend = await started
  const url = backend.find(location.href)
  if (url === undefined) return false
  await navigate(backend, new Request(url, { credentials: 'include' }), false)
  return true
}

async function start(address: WorkerAddress, refused: unknown, signal?: AbortSignal): Promise<FallbackBackend> {
  const reason = whyNoWorker(refused)
  const [backend] = await Promise.all([startBackend(address, reason), patchFormBodies()])
  if (signal?.aborted) {
    backend.end()
    throw signal.reason
  }
  patchRequests(backend)
  backend.announce()
  watchNavigation(ofOwnOrigin(backend))
  // Sent by the page's client in development.
  window.addEventListener(routesEvent, () => void backend.restart())
  console.info(
    `[stowaway] No service worker (${reason}): the endpoints run in this page. They answer its fetch, XHR, beacons, EventSource, elements, links and forms; not its frames and workers, nor synchronous XHR.`,
  )
  return backend
}

/** What prevents the service worker may prevent this too: a missing script, a security policy. */
async function startBackend(address: WorkerAddress, reason: string): Promise<FallbackBackend> {
  try {
    return await FallbackBackend.start(address)
  } catch (error) {
    throw new Error(`No service worker (${reason}), and the fallback failed too (${error})`)
  }
}

/** As in a worker, documents of other origins are theirs. */
function ofOwnOrigin(backend: Backend): Backend {
  return {
    find(address) {
      const url = backend.find(address)
      return url?.origin === location.origin ? url : undefined
    },
    ask: (head, signal) => backend.ask(head, signal),
  }
}

function whyNoWorker(refused: unknown): string {
  if ('serviceWorker' in navigator) return String(refused)
  return globalThis.isSecureContext
    ? 'this browser has them switched off'
    : `browsers want https or localhost, and this is ${location.origin}`
}
