import type { DocumentCookies } from '../../core/wire/messages/cookies.ts'
import { define } from './define.ts'
import { DocumentCookieStore } from './document-cookie-store.ts'
import { EmulatedClient, EmulatedExtendableEvent, EmulatedFetchEvent, EmulatedMessageEvent } from './emulated-events.ts'
import { randomUuid } from './random-uuid.ts'

declare const self: DedicatedWorkerGlobalScope

/** Events that only a service worker gets. We call their listeners. */
const workerEvents = new Set(['install', 'activate', 'fetch', 'message'])

export interface EmulatedServiceWorker {
  readonly client: EmulatedClient
  /** Calls the script's listeners. */
  dispatch(event: Event): void
}

interface EmulationOptions {
  /** Absolute URL of what the worker controls. */
  readonly scope: string
  /** Writes cookies to the page's `document.cookie`, and resolves with what that contains then. */
  ask(write: readonly string[]): Promise<DocumentCookies>
  /** Called when the script finds that it is out of date. */
  restart(): void
}

/**
 * Makes this dedicated worker look like a service worker's global scope, as far as our scripts look: the built `sw.js`
 * runs here unchanged. It finds itself installed and active, with the page as its only client.
 */
export function emulateServiceWorker({ scope, ask, restart }: EmulationOptions): EmulatedServiceWorker {
  const events = new EventTarget()
  const client = new EmulatedClient(randomUuid(), scope)
  const cookieStore = new DocumentCookieStore(ask)
  const { addEventListener, removeEventListener } = self

  const registration = Object.assign(new EventTarget(), {
    scope,
    installing: null,
    waiting: null,
    active: null,
    updateViaCache: 'none',
    update: async () => restart(),
    unregister: async () => false,
  })
  const clients = {
    claim: async () => {},
    get: async (id: string) => (id === client.id ? client : undefined),
    matchAll: async () => [client],
    openWindow: async () => null,
  }
  const own = {
    registration,
    clients,
    cookieStore,
    stowawayFallback: cookieStore,
    skipWaiting: async () => {},
    ExtendableEvent: EmulatedExtendableEvent,
    FetchEvent: EmulatedFetchEvent,
    ExtendableMessageEvent: EmulatedMessageEvent,
    Client: EmulatedClient,
    WindowClient: EmulatedClient,
    addEventListener(type: string, ...rest: [EventListenerOrEventListenerObject, AddEventListenerOptions?]) {
      if (workerEvents.has(type)) events.addEventListener(type, ...rest)
      else addEventListener.call(self, type, ...rest)
    },
    removeEventListener(type: string, ...rest: [EventListenerOrEventListenerObject, EventListenerOptions?]) {
      if (workerEvents.has(type)) events.removeEventListener(type, ...rest)
      else removeEventListener.call(self, type, ...rest)
    },
  }
  for (const [name, value] of Object.entries(own)) define(self, name, value)
  return { client, dispatch: (event) => void events.dispatchEvent(event) }
}
