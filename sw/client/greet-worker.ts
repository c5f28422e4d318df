/** The worker's side of these messages is `sw/worker/messages.ts`. */
const offlineMessage = 'stowaway:offline'
const reportMessage = 'stowaway:report'

/** Tells the worker that a page has started, and prints what it has to say to people. */
export function greetWorker(): void {
  const container = navigator.serviceWorker
  container.addEventListener('message', ({ data }) => {
    if (data?.type === reportMessage) console[data.level === 'error' ? 'error' : 'warn'](data.text)
  })
  container.controller?.postMessage({ type: offlineMessage })
}
