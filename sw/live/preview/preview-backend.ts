import type { Backend } from '../../client/fallback/backend.ts'
import type { AskedRequest } from '../../core/page/page-messages.ts'
import { receiveStream } from '../../core/streams/port-stream.ts'
import type { FromPreview, PreviewSettings, ToPreview } from './preview-messages.ts'

/** The endpoints, as a previewed page has them: the page that shows it passes each request on. */
export class PreviewBackend implements Backend {
  readonly #port: MessagePort
  readonly #settings: PreviewSettings

  constructor(port: MessagePort, settings: PreviewSettings) {
    this.#port = port
    this.#settings = settings
  }

  /** All below the root: what no endpoint answers is a file of the project, or its 404 page. */
  find(address: string | URL): URL | undefined {
    if (!URL.canParse(address, this.#settings.url)) return undefined
    const url = new URL(address, this.#settings.url)
    return url.href.startsWith(this.#settings.root) ? url : undefined
  }

  ask(request: AskedRequest, signal: AbortSignal): Promise<Response> {
    const { port1, port2 } = new MessageChannel()
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        port1.postMessage('abort')
        reject(signal.reason)
      }
      signal.addEventListener('abort', abort, { once: true })
      port1.onmessage = ({ data, ports: [body] }: MessageEvent<ToPreview>) => {
        if (data.type === 'failed') return reject(new TypeError(data.reason))
        const { status, statusText } = data
        const headers = data.headers.map(([name, value]): [string, string] => [name, value])
        resolve(new Response(body === undefined ? null : receiveStream(body), { status, statusText, headers }))
      }
      this.say({ type: 'ask', request }, [port2])
    })
  }

  say(message: FromPreview, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer)
  }
}
