import { trustedScript } from '../../core/names/trusted-script.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import { call } from '../../core/wire/call.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import { documentCookiesQuestion } from '../../core/wire/messages/cookies.ts'
import { restartMessage, startQuestion } from '../../core/wire/messages/fallback.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import { isManifest } from '../../core/wire/messages/routes.ts'
import { sendRequest } from '../../core/wire/send-request.ts'
import { documentCookies } from '../document-cookies.ts'

interface FallbackWorkerOptions {
  /** Absolute URLs: of the fallback's worker, of the service worker script that it runs, and of what that controls. */
  readonly fallback: string
  readonly script: string
  readonly scope: string
  /** Called when the script finds that it is out of date. */
  onStale(): void
}

/** A dedicated worker of this page, in which the built service worker script runs. */
export class FallbackWorker {
  readonly manifest: RouteManifest
  readonly #worker: Worker
  #open = 0
  #isRetired = false

  private constructor(worker: Worker, manifest: RouteManifest) {
    this.#worker = worker
    this.manifest = manifest
  }

  /** @throws if the browser allows no worker, or the script fails */
  static async start({ fallback, script, scope, onStale }: FallbackWorkerOptions): Promise<FallbackWorker> {
    const worker = new Worker(trustedScript(fallback))
    worker.addEventListener('message', ({ data, ports: [port] }) => {
      if (isMessage(data, restartMessage, {})) onStale()
      if (isMessage(data, documentCookiesQuestion, {})) port?.postMessage(documentCookies(data.cookies))
    })
    const failed = new AbortController()
    const toError = (reason: unknown): Error => new Error(String(reason))
    worker.onerror = ({ message }) => failed.abort(toError(message ?? `${fallback} could not be loaded.`))
    try {
      const manifest = await call(worker, startQuestion, { script, scope }, { signal: failed.signal, toError })
      if (!isManifest(manifest)) throw toError(`${script} does not tell its routes.`)
      return new FallbackWorker(worker, manifest)
    } catch (error) {
      worker.terminate()
      throw error
    } finally {
      worker.onerror = null
    }
  }

  /**
   * Sends a request. `undefined`: no endpoint answers it after all.
   *
   * @throws TypeError for a network error; the signal's reason once it is aborted
   */
  async ask(head: RequestHead, signal: AbortSignal): Promise<Response | undefined> {
    this.#open += 1
    const sent = sendRequest(this.#worker, head, signal)
    sent
      .then(({ ended }) => ended)
      .catch(() => undefined)
      .finally(() => {
        this.#open -= 1
        this.#endIfIdle()
      })
    return (await sent).response
  }

  /** Sends a message of the page, as to a service worker. */
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer)
  }

  /** Another worker takes over. This one ends when its running requests are answered. */
  retire(): void {
    this.#isRetired = true
    this.#endIfIdle()
  }

  #endIfIdle(): void {
    if (this.#isRetired && this.#open === 0) this.#worker.terminate()
  }
}
