/** The worker's side of these messages is `sw/worker/messages.ts`. */
const offlineMessage = 'stowaway:offline'
const reportMessage = 'stowaway:report'

/** Prints what the worker has to say to people, whose console is the page's. */
export function printReports(): void {
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type === reportMessage) console[data.level === 'error' ? 'error' : 'warn'](data.text)
  })
}

/** Tells the worker that a page has started: it goes on with what it keeps for offline use. */
export function greetWorker(): void {
  navigator.serviceWorker.controller?.postMessage({ type: offlineMessage })
}
