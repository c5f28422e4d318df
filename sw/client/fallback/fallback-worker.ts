import type {
  AskAnswer,
  AskControl,
  AskedRequest,
  DocumentCookies,
  StartAnswer,
  ToPage,
  ToPageWorker,
} from '../../core/page/page-messages.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'

interface FallbackWorkerOptions {
  /** Absolute URLs: of the host of the script, of the script itself, and what it controls. */
  readonly host: string
  readonly script: string
  readonly scope: string
  /** Told when the script found that it is an old one. */
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

  /** @throws where the browser allows no worker, or the script fails */
  static async start({ host, script, scope, onStale }: FallbackWorkerOptions): Promise<FallbackWorker> {
    const worker = new Worker(host)
    worker.addEventListener('message', ({ data, ports: [port] }: MessageEvent<ToPage>) => {
      if (data.type === 'restart') return onStale()
      for (const cookie of data.write) {
        // biome-ignore lint/suspicious/noDocumentCookie: the one way that pages without https have
        document.cookie = cookie
      }
      port?.postMessage({ cookies: document.cookie, pathname: location.pathname } satisfies DocumentCookies)
    })
    const answer = await new Promise<StartAnswer>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }: MessageEvent<StartAnswer>) => {
        port1.close()
        resolve(data)
      }
      worker.onerror = ({ message }) => resolve({ type: 'failed', reason: message ?? `${host} could not be loaded.` })
      worker.postMessage({ type: 'start', script, scope } satisfies ToPageWorker, [port2])
    })
    worker.onerror = null
    if (answer.type === 'ready') return new FallbackWorker(worker, answer.manifest)
    worker.terminate()
    throw new Error(answer.reason)
  }

  /**
   * Sends a request. `undefined`: no endpoint answers it after all.
   *
   * @throws TypeError where the answer is a network error; the signal's reason once that is aborted
   */
  ask(request: AskedRequest, signal: AbortSignal): Promise<Response | undefined> {
    this.#open += 1
    const { port1: port, port2 } = new MessageChannel()
    const say = (control: AskControl): void => port.postMessage(control)
    return new Promise((resolve, reject) => {
      let body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
      const end = (): void => {
        signal.removeEventListener('abort', abort)
        port.onmessage = null
        port.close()
        this.#open -= 1
        this.#endIfIdle()
      }
      const abort = (): void => {
        say({ type: 'abort' })
        reject(signal.reason)
        body?.error(signal.reason)
        end()
      }
      const makeBody = (): ReadableStream<Uint8Array<ArrayBuffer>> => {
        // The first part comes unasked.
        let isFirst = true
        return new ReadableStream({
          start(controller) {
            body = controller
          },
          pull() {
            if (!isFirst) say({ type: 'more' })
            isFirst = false
          },
          cancel() {
            say({ type: 'abort' })
            end()
          },
        })
      }
      port.onmessage = ({ data }: MessageEvent<AskAnswer>) => {
        if (data.type === 'part') return body?.enqueue(data.bytes)
        if (data.type === 'head') {
          const { hasBody, headers, ...init } = data.head
          resolve(new Response(hasBody ? makeBody() : null, { ...init, headers: headers.map(([n, v]) => [n, v]) }))
          if (hasBody) return
        } else if (data.type === 'passed') resolve(undefined)
        else if (data.type === 'end') body?.close()
        else if (data.type === 'broken') body?.error(new TypeError(data.reason))
        else reject(new TypeError(data.reason))
        end()
      }
      signal.addEventListener('abort', abort)
      this.#worker.postMessage({ type: 'ask', request } satisfies ToPageWorker, [port2])
    })
  }

  /** Another takes over: this one ends when its answers are out. */
  retire(): void {
    this.#isRetired = true
    this.#endIfIdle()
  }

  #endIfIdle(): void {
    if (this.#isRetired && this.#open === 0) this.#worker.terminate()
  }
}
