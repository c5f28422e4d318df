import type { DocumentCookies, ToPage } from '../../core/page/page-messages.ts'
import { define } from './define.ts'
import { PageCookieStore } from './page-cookie-store.ts'
import { randomUuid } from './random-uuid.ts'
import { PageClient, PageExtendableEvent, PageFetchEvent, PageMessageEvent } from './worker-events.ts'

declare const self: DedicatedWorkerGlobalScope

/** Events that only a service worker gets: their listeners are called by us. */
const workerEvents = new Set(['install', 'activate', 'fetch', 'message'])

export interface PageScope {
  readonly client: PageClient
  /** Calls the script's listeners. */
  dispatch(event: Event): void
}

interface PageScopeOptions {
  /** Absolute URL of what the worker controls. */
  readonly scope: string
  /** Asks the page. */
  ask(message: ToPage): Promise<DocumentCookies>
  /** The script found that it is an old one. */
  restart(): void
}

/**
 * Makes this dedicated worker look like a service worker's global scope, as far as scripts of ours look: the built
 * `sw.js` runs here as it is. It was installed and activated long ago, and its one client is the page.
 */
export function makePageScope({ scope, ask, restart }: PageScopeOptions): PageScope {
  const events = new EventTarget()
  const client = new PageClient(randomUuid(), scope)
  const cookieStore = new PageCookieStore(ask)
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
    stowawayPage: cookieStore,
    skipWaiting: async () => {},
    ExtendableEvent: PageExtendableEvent,
    FetchEvent: PageFetchEvent,
    ExtendableMessageEvent: PageMessageEvent,
    Client: PageClient,
    WindowClient: PageClient,
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
