import { onWorkerMessage } from '../../client/on-worker-message.ts'
import { reportAborts } from '../../client/streams/report-aborts.ts'
import { sendHeartbeats } from '../../client/streams/send-heartbeats.ts'
import { writeCookies } from '../../client/write-cookies.ts'
import { liveError } from '../../core/errors/live-errors.ts'
import { claimMessage } from '../../core/wire/messages/control.ts'
import { post } from '../../core/wire/post.ts'
import { within } from '../../core/wire/within.ts'
import { framePath } from '../bundle/live-app.ts'

/** Milliseconds in which a frame comes under control of its worker, or never. */
const controlLimit = 10_000

/** A hidden page inside a live scope. The live worker answers its requests. */
export class LiveFrame {
  readonly #element: HTMLIFrameElement
  readonly #page: Window & typeof globalThis

  private constructor(element: HTMLIFrameElement, page: Window & typeof globalThis) {
    this.#element = element
    this.#page = page
  }

  /** Rejects with `LiveWorkerSilent` if the worker does not answer it, or does not control it. */
  static async open(scope: string, active: ServiceWorker): Promise<LiveFrame> {
    const element = document.createElement('iframe')
    element.hidden = true
    element.title = 'Requests'
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
    element.src = framePath(scope)
    document.body.append(element)
    try {
      if (!(await within(loaded, controlLimit))) throw liveError('LiveWorkerSilent', { seconds: controlLimit / 1000 })
      // A frame's window has the same properties.
      const page = element.contentWindow as (Window & typeof globalThis) | null
      if (page === null) throw new DOMException('The frame was removed.', 'AbortError')
      await controlled(page.navigator.serviceWorker, active)
      const container = page.navigator.serviceWorker
      sendHeartbeats(container, onWorkerMessage)
      writeCookies(container)
      reportAborts(page)
      return new LiveFrame(element, page)
    } catch (error) {
      element.remove()
      throw error
    }
  }

  /** The frame's own `fetch`. An abort is reported to the worker. */
  fetch(request: Request): Promise<Response> {
    return this.#page.fetch(request)
  }

  /** Whether its requests still reach this worker: another tab may have replaced it. */
  isControlledBy({ scriptURL }: ServiceWorker): boolean {
    const { controller } = this.#page.navigator.serviceWorker
    return controller !== null && controller.state !== 'redundant' && controller.scriptURL === scriptURL
  }

  close(): void {
    this.#element.remove()
  }
}

/** After a hard reload of its page, a frame is loaded past its worker too. The worker is asked to claim it. */
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
    post(active, claimMessage, {})
  })
}
