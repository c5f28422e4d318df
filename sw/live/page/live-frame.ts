import { sendHeartbeats } from '../../client/streams/send-heartbeats.ts'
import { writeCookies } from '../../client/write-cookies.ts'
import { liveError } from '../../core/errors/live-errors.ts'
import { within } from '../../core/wire/within.ts'
import { framePath } from '../bundle/live-app.ts'

/** Milliseconds in which a frame comes under control of its worker, or never. */
const controlLimit = 10_000

let calls = 0

/** A hidden page inside of a live scope: what it sends, the live worker answers. */
export class LiveFrame {
  readonly #element: HTMLIFrameElement
  readonly #page: Window & typeof globalThis

  private constructor(element: HTMLIFrameElement, page: Window & typeof globalThis) {
    this.#element = element
    this.#page = page
  }

  /** Rejects with `LiveWorkerSilent` where the worker does not answer it, or does not come to control it. */
  static async open(scope: string, active: ServiceWorker): Promise<LiveFrame> {
    const element = document.createElement('iframe')
    element.hidden = true
    element.title = 'Requests'
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
    element.src = framePath(scope)
    document.body.append(element)
    try {
      if (!(await within(loaded, controlLimit))) throw liveError('LiveWorkerSilent', { seconds: controlLimit / 1000 })
      // A frame's window is of this realm's shape.
      const page = element.contentWindow as (Window & typeof globalThis) | null
      if (page === null) throw new DOMException('The frame was taken away.', 'AbortError')
      await controlled(page.navigator.serviceWorker, active)
      sendHeartbeats(page.navigator)
      writeCookies(page.navigator)
      return new LiveFrame(element, page)
    } catch (error) {
      element.remove()
      throw error
    }
  }

  /** As the frame's own `fetch`; that the request is given up, its worker is told. */
  async fetch(request: Request): Promise<Response> {
    const { signal, method, url } = request
    if ((method !== 'GET' && method !== 'HEAD') || url.includes('#')) return this.#page.fetch(request)
    calls += 1
    const id = `live-${calls}`
    const abort = (): void => this.#page.navigator.serviceWorker.controller?.postMessage({ type: 'stowaway:abort', id })
    signal.addEventListener('abort', abort)
    try {
      return await this.#page.fetch(new Request(`${url}#stowaway=${id}`, request))
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }

  /** Whether what it sends still reaches this worker: another tab may have put another one in its place. */
  isControlledBy({ scriptURL }: ServiceWorker): boolean {
    const { controller } = this.#page.navigator.serviceWorker
    return controller !== null && controller.state !== 'redundant' && controller.scriptURL === scriptURL
  }

  close(): void {
    this.#element.remove()
  }
}

/** After a hard reload of its page, a frame is fetched past its worker too: that is asked to claim it. */
function controlled(container: ServiceWorkerContainer, active: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    if (container.controller !== null) return resolve()
    const timer = setTimeout(
      () => reject(liveError('LiveWorkerSilent', { seconds: controlLimit / 1000 })),
      controlLimit,
    )
    container.addEventListener(
      'controllerchange',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
    active.postMessage({ type: 'stowaway:claim' })
  })
}
