import { claimedMessage } from '../core/wire/messages/control.ts'
import { onWorkerMessage } from './on-worker-message.ts'

/**
 * Calls back if this page is under control now but was loaded without the worker, because another page's visit started
 * the worker meanwhile. Call before parsing ends: until then the browser queues messages.
 *
 * @param callback gets the time of control, in `performance.now()`
 */
export function onClaimed(callback: (since: number) => void): void {
  onWorkerMessage(navigator.serviceWorker, claimedMessage, { at: 'number' }, ({ at }) => {
    callback(at - performance.timeOrigin)
  })
}
