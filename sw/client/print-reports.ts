import { reportMessage } from '../core/wire/messages/offline.ts'
import type { OnWorkerMessage } from './on-worker-message.ts'

/** Prints the worker's reports: people see the page's console, not the worker's. */
export function printReports(onMessage: OnWorkerMessage): void {
  onMessage(navigator.serviceWorker, reportMessage, { text: 'string' }, ({ level, text }) => {
    console[level === 'error' ? 'error' : 'warn'](text)
  })
}
