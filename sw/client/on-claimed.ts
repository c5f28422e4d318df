import { claimedMessage } from '../core/wire/messages/control.ts'
import type { OnWorkerMessage } from './on-worker-message.ts'

/**
 * Calls back if this page is under control now but was loaded without the worker, because another page's visit started
 * the worker meanwhile.
 *
 * @param callback gets the time of control, in `performance.now()`
 */
export function onClaimed(onMessage: OnWorkerMessage, callback: (since: number) => void): void {
  onMessage(navigator.serviceWorker, claimedMessage, { at: 'number' }, ({ at }) => {
    callback(at - performance.timeOrigin)
  })
}
