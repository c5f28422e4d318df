import type { App } from '../../core/app/app.ts'
import { createEndpointFetch } from '../../core/app/endpoint-fetch.ts'
import { OpenLimit } from '../../core/app/open-limit.ts'
import { liveError } from '../../core/errors/live-errors.ts'
import { toPlainError } from '../../core/errors/plain-error.ts'
import { createMemoryDriver } from '../../core/session/memory-driver.ts'
import { writesSettled } from '../../data/outstanding-writes.ts'
import { bundleApp } from '../bundle/bundle-app.ts'
import type { LiveBundle } from '../bundle/live-bundle.ts'
import type { HostEvent } from '../bundle/live-event.ts'
import { provided } from '../bundle/provided.ts'
import { MemoryCookies } from './memory-cookies.ts'

/** Runs bundles, one after the other. Storage, sessions and cookies survive the change, and end with the worker. */
export class SandboxHost {
  readonly #tell: (event: HostEvent) => void
  readonly #cookies = new MemoryCookies()
  readonly #sessions = createMemoryDriver()
  #app: Pick<App, 'fetch'> | undefined
  /** Absolute URL of the project's root, with a slash at the end; known from the first request on. */
  #root: string | undefined
  #base = ''

  /** Replaces the global `fetch`: a handler's request to the project is answered here, as in a worker. */
  constructor(tell: (event: HostEvent) => void) {
    this.#tell = tell
    const fetch = self.fetch.bind(self)
    const limit = new OpenLimit()
    self.fetch = createEndpointFetch({
      fetch,
      own: () =>
        this.#root === undefined
          ? undefined
          : {
              base: this.#root,
              has: (address) => address.startsWith(this.#root ?? address),
              answer: (request) => limit.run(request, () => this.request(request, request.signal)),
              passOn: (request) => fetch(request),
            },
    })
  }

  /** @throws what the code of the bundle throws; then the previous bundle continues */
  load(bundle: LiveBundle): void {
    this.#base = bundle.manifest.base
    this.#app = bundleApp(bundle, {
      driver: this.#sessions,
      onError: (error, { url }) => this.#tell({ type: 'error', error: toPlainError(error), url, time: Date.now() }),
    })
  }

  async request(request: Request, signal: AbortSignal): Promise<Response> {
    if (this.#app === undefined) throw liveError('SandboxEmpty', {})
    this.#root = new URL(`${this.#base}/`, request.url).href
    this.#cookies.attach(request)
    const response = await this.#app.fetch(request, {
      crossOrigin: false,
      languages: self.navigator.languages,
      signal,
      setCookies: (values) => {
        this.#cookies.store(request, values)
        if (values.length > 0) this.#tell({ type: 'cookies', url: request.url, values, time: Date.now() })
      },
    })
    await writesSettled()
    return response
  }

  /** Rejects with what the code throws. */
  async run(code: string, argument: unknown): Promise<unknown> {
    return new AsyncFunction('argument', 'stowaway', code)(argument, provided)
  }
}

// There is no global name for it.
const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => {}).constructor
