import { type Matching, matchUrl } from '../../core/app/match-url.ts'
import { createMatcher } from '../../core/routes/matcher.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import { fallbackEvent } from '../../core/wire/messages/sockets.ts'
import type { WorkerAddress } from '../register-worker.ts'
import type { Backend } from './backend.ts'
import { FallbackWorker } from './fallback-worker.ts'

/** The script with the worker's half of the fallback, beside the worker script. */
const workerScript = 'stowaway-fallback-worker.js'

/** A project's endpoints, for a page without a service worker. */
export class FallbackBackend implements Backend {
  readonly #address: WorkerAddress
  #worker: FallbackWorker
  /** By origin: the page's own, and others that endpoints answer. */
  #tables: Tables
  #restart: Promise<void> | undefined

  private constructor(address: WorkerAddress, worker: FallbackWorker) {
    this.#address = address
    this.#worker = worker
    this.#tables = tablesOf(worker.manifest)
  }

  /** @throws if no worker can run at all, or the script fails */
  static async start(address: WorkerAddress): Promise<FallbackBackend> {
    let backend: FallbackBackend | undefined
    const worker = await startWorker(address, () => backend?.restart())
    backend = new FallbackBackend(address, worker)
    return backend
  }

  /** The address as a URL if an endpoint answers it, by the same rule as in the worker. */
  find(address: string | URL): URL | undefined {
    if (!URL.canParse(address, document.baseURI)) return undefined
    const url = new URL(address, document.baseURI)
    const isFound = this.#tables.some(([origin, table]) => origin === url.origin && matchUrl(table, url) !== undefined)
    return isFound ? url : undefined
  }

  /** `undefined`: no endpoint answers it after all. Rejects as `fetch` does. */
  ask(head: RequestHead, signal: AbortSignal): Promise<Response | undefined> {
    return this.#worker.ask(head, signal)
  }

  /** Tells the page's sockets where the endpoints run now. */
  announce(): void {
    window.dispatchEvent(new CustomEvent(fallbackEvent, { detail: this.#worker }))
  }

  /** Ends the script once its requests are answered. */
  end(): void {
    this.#worker.retire()
  }

  /** Restarts the script: in development, after a change of the route table. */
  restart(): Promise<void> {
    this.#restart ??= (async () => {
      try {
        const worker = await startWorker(this.#address, () => void this.restart())
        this.#worker.retire()
        this.#worker = worker
        this.#tables = tablesOf(worker.manifest)
        this.announce()
      } catch (error) {
        console.error('[stowaway] The changed endpoints could not start. The old ones continue.', error)
      } finally {
        this.#restart = undefined
      }
    })()
    return this.#restart
  }
}

type Tables = readonly (readonly [origin: string, table: Matching])[]

function tablesOf({ origins = [], ...own }: RouteManifest): Tables {
  return [{ origin: location.origin, manifest: own }, ...origins].map(({ origin, manifest }) => [
    origin,
    { manifest, matcher: createMatcher(manifest), files: new Set(manifest.files) },
  ])
}

function startWorker(
  { script, scope, imported = script }: WorkerAddress,
  onStale: () => void,
): Promise<FallbackWorker> {
  const url = new URL(imported, new URL(script, location.href))
  return FallbackWorker.start({
    fallback: new URL(workerScript, url).href,
    script: url.href,
    scope: new URL(scope, location.href).href,
    onStale,
  })
}
