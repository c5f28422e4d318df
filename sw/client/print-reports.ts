import { reportMessage } from '../core/wire/messages/offline.ts'
import { onWorkerMessage } from './on-worker-message.ts'

/** Prints the worker's reports: people see the page's console, not the worker's. */
export function printReports(): void {
  onWorkerMessage(navigator.serviceWorker, reportMessage, { text: 'string' }, ({ level, text }) => {
    console[level === 'error' ? 'error' : 'warn'](text)
  })
}
