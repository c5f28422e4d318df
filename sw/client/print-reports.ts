import { reportMessage } from '../core/wire/messages/offline.ts'
import { onWorkerMessage } from './on-worker-message.ts'

/** Prints what the worker has to say to people, whose console is the page's. */
export function printReports(): void {
  onWorkerMessage(navigator.serviceWorker, reportMessage, { text: 'string' }, ({ level, text }) => {
    console[level === 'error' ? 'error' : 'warn'](text)
  })
}
