import { aliveMessage, busyMessage } from '../../core/wire/messages/heartbeats.ts'
import type { onWorkerMessage } from '../on-worker-message.ts'

/** Milliseconds; Firefox takes a worker without events for idle after 30 seconds. */
const interval = 10_000

/**
 * Sends the worker a heartbeat every few seconds while it asks for them: otherwise its streams would be cut. The first
 * one asks whether it needs them.
 *
 * @param onMessage `onWorkerMessage`, given: this file is loaded late, and importing it here would make one more script of it
 */
export function sendHeartbeats(container: ServiceWorkerContainer, onMessage: typeof onWorkerMessage): void {
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
