import { askOverHttp } from './ask-over-http.ts'
import type { Host } from './host.ts'
import { httpClient } from './http-client.ts'

/** What all hosts have in common that are asked over HTTP. */
export function overHttp(origin: string): Omit<Host, 'close'> {
  return {
    origin,
    isDev: false,
    inWorker: false,
    hidesCookies: false,
    ask: (request) => askOverHttp(origin, request),
    client: httpClient(origin),
  }
}
