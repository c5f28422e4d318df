import { aliveMessage, busyMessage } from '../../core/wire/messages/heartbeats.ts'
import type { OnWorkerMessage } from '../on-worker-message.ts'

/** Milliseconds. Firefox considers a worker without events idle after 30 seconds. */
const interval = 10_000

/**
 * Sends the worker a heartbeat every few seconds while it asks for them: otherwise its streams would be cut off. The
 * first one asks whether it needs them.
 */
export function sendHeartbeats(container: ServiceWorkerContainer, onMessage: OnWorkerMessage): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const send = (): void => container.controller?.postMessage({ type: aliveMessage })
  onMessage(container, busyMessage, { isBusy: 'boolean' }, ({ isBusy }) => {
    if (!isBusy) {
      clearInterval(timer)
      timer = undefined
    } else timer ??= setInterval(send, interval)
  })
  send()
}
