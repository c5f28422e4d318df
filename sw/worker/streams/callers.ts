import { readListener } from '../../core/streams/body-stream.ts'
import { callMark } from '../../core/wire/call-mark.ts'
import { abortMessage, leaveMessage, readMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'
import { onPageMessage } from '../on-page-message.ts'

declare const self: ServiceWorkerGlobalScope

/** The mark and the call's id. `u` before the id: the page wants to know how far the body was read. */
const mark = new RegExp(`${callMark}(u?)([\\w-]+)$`)

interface Call {
  readonly clientId: string
  readonly id: string | undefined
  readonly outlivesPage: boolean
  readonly controller: AbortController
}

/** Milliseconds between two reports of how far a body was read. */
const readInterval = 50

/**
 * The requests that pages wait for. No engine aborts `request.signal` in a worker, so the page reports that it gave a
 * request up, and this class passes that to the handler. The page marks a request in the fragment of its URL, which
 * servers and endpoints never see. Create it while the script starts: it listens for messages and changes `Request`.
 */
export class Callers {
  readonly #calls = new Set<Call>()

  constructor() {
    hideUnsent()
    onPageMessage(abortMessage, { id: 'string' }, ({ id }, { page }) => this.#abort(page, (call) => call.id === id))
    onPageMessage(leaveMessage, {}, (_, { page }) => this.#abort(page, (call) => !call.outlivesPage))
  }

  #abort({ id }: Client, isMeant: (call: Call) => boolean): void {
    for (const call of this.#calls) {
      if (call.clientId !== id || !isMeant(call)) continue
      call.controller.abort(new DOMException('The page aborted the request.', 'AbortError'))
    }
  }

  /** Registers a request until `left` is called. The mark is in the native URL. */
  enter(event: FetchEvent): { readonly controller: AbortController; left(): void } {
    const { request, clientId } = event
    const [, wantsProgress, id] = mark.exec(nativeUrl.call(request)) ?? []
    const controller = new AbortController()
    const call: Call = { clientId, id, outlivesPage: request.keepalive || clientId === '', controller }
    this.#calls.add(call)
    if (wantsProgress && id !== undefined) tellProgress(request, clientId, id)
    return { controller, left: () => this.#calls.delete(call) }
  }
}

const nativeUrl: (this: Request) => string =
  Object.getOwnPropertyDescriptor(Request.prototype, 'url')?.get ?? (() => '')

/** What a page may put into a URL, and no server sees: the fragment, with the mark, and the credentials of an XHR. */
function hideUnsent(): void {
  Object.defineProperty(Request.prototype, 'url', {
    configurable: true,
    enumerable: true,
    get(this: Request): string {
      const href = nativeUrl.call(this)
      if (!/[#@]/.test(href)) return href
      return Object.assign(new URL(href), { hash: '', username: '', password: '' }).href
    },
  })
}

function tellProgress(request: Request, clientId: string, id: string): void {
  let told = 0
  Object.defineProperty(request, readListener, {
    value: (bytes: number) => {
      const now = performance.now()
      if (now - told < readInterval) return
      told = now
      void self.clients.get(clientId).then((client) => post(client, readMessage, { id, bytes }))
    },
  })
}
