import type { Backend } from '../../client/fallback/backend.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import { sendRequest } from '../../core/wire/send-request.ts'
import type { PreviewSettings } from './preview-settings.ts'

/** The endpoints, for a previewed page: the page that shows it forwards each request. */
export class PreviewBackend implements Backend {
  /** To the page that shows the preview. */
  readonly port: MessagePort
  readonly #settings: PreviewSettings

  constructor(port: MessagePort, settings: PreviewSettings) {
    this.port = port
    this.#settings = settings
  }

  /** Everything below the root. URLs that no endpoint answers are files of the project, or its 404 page. */
  find(address: string | URL): URL | undefined {
    if (!URL.canParse(address, this.#settings.url)) return undefined
    const url = new URL(address, this.#settings.url)
    return url.href.startsWith(this.#settings.root) ? url : undefined
  }

  async ask(head: RequestHead, signal: AbortSignal): Promise<Response | undefined> {
    return (await sendRequest(this.port, head, signal)).response
  }
}
