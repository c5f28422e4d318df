import type { RequestHead } from '../../core/wire/messages/request.ts'

/** Answers a page's requests instead of a service worker. */
export interface Backend {
  /** The address as a URL, if it is answered here. */
  find(address: string | URL): URL | undefined
  /** `undefined`: nothing answers it after all. Rejects as `fetch` does. */
  ask(head: RequestHead, signal: AbortSignal): Promise<Response | undefined>
}
