import type { App } from '../../core/app/app.ts'
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

  constructor(tell: (event: HostEvent) => void) {
    this.#tell = tell
  }

  /** @throws what the code of the bundle throws; then the previous bundle continues */
  load(bundle: LiveBundle): void {
    this.#app = bundleApp(bundle, {
      driver: this.#sessions,
      onError: (error, { url }) => this.#tell({ type: 'error', error: toPlainError(error), url, time: Date.now() }),
    })
  }

  async request(request: Request, signal: AbortSignal): Promise<Response> {
    if (this.#app === undefined) throw liveError('SandboxEmpty', {})
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
