import { hear } from '../../core/wire/hear.ts'
import { pauseMessage } from '../../core/wire/messages/updates.ts'
import type { OnWorkerMessage } from '../on-worker-message.ts'
import { holdFetch } from './hold-fetch.ts'
import { holdXhr } from './hold-xhr.ts'

/** Milliseconds after which a page continues by itself: the worker that asked may have been stopped. */
const holdLimit = 5000

/**
 * Holds this page's `fetch` and asynchronous XMLHttpRequest whenever the worker asks for it, while a new worker
 * replaces it. That takes as long as the running requests. The held requests are sent when the new worker is in
 * control. Between updates nothing is replaced, and a request costs nothing.
 */
export function holdRequests(onMessage: OnWorkerMessage): void {
  const container = navigator.serviceWorker
  let holds = 0
  let releases: readonly (() => void)[] = []

  const hold = (port: MessagePort): void => {
    holds += 1
    if (holds === 1) releases = [holdXhr(), holdFetch()]
    const release = (): void => {
      clearTimeout(timer)
      port.close()
      container.removeEventListener('controllerchange', release)
      holds -= 1
      if (holds === 0) for (const release of releases) release()
    }
    const timer = setTimeout(release, holdLimit)
    container.addEventListener('controllerchange', release)
    void hear(port, 'resume').then(release)
    port.postMessage('held')
  }

  onMessage(container, pauseMessage, {}, (_, port) => {
    if (port === undefined) return
    void hear(port, 'hold').then(() => hold(port))
    port.postMessage('here')
  })
}
