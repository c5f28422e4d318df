import { claimedMessage } from '../core/wire/messages/control.ts'
import { onWorkerMessage } from './on-worker-message.ts'

/**
 * Calls back if this page, though under control by now, was fetched past the worker: another page's visit started the
 * worker meanwhile. Call before parsing ends: until then the browser queues messages.
 *
 * @param callback is given when control came, in `performance.now()`
 */
export function onClaimed(callback: (since: number) => void): void {
  onWorkerMessage(navigator.serviceWorker, claimedMessage, { at: 'number' }, ({ at }) => {
    callback(at - performance.timeOrigin)
  })
}
