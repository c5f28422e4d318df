import type { AskedRequest } from '../../core/page/page-messages.ts'

/** What answers a page's requests in the place of a service worker. */
export interface Backend {
  /** The address as a URL where it answers. */
  find(address: string | URL): URL | undefined
  /** `undefined`: nothing answers it after all. Rejects as `fetch` does. */
  ask(request: AskedRequest, signal: AbortSignal): Promise<Response | undefined>
}
