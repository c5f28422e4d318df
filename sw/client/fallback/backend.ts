import type { RequestHead } from '../../core/wire/messages/request.ts'

/** What answers a page's requests in the place of a service worker. */
export interface Backend {
  /** The address as a URL where it answers. */
  find(address: string | URL): URL | undefined
  /** `undefined`: nothing answers it after all. Rejects as `fetch` does. */
  ask(head: RequestHead, signal: AbortSignal): Promise<Response | undefined>
}
