/** The worker's side of this message is `sw/worker/claim-pages.ts`. */
const claimedMessage = 'stowaway:claimed'

/**
 * Calls back if this page, though under control by now, was fetched past the worker: another page's visit started the
 * worker meanwhile. To be called before the page is parsed to its end, until when the browser keeps messages back.
 *
 * @param callback is given when control came, in `performance.now()`
 */
export function onClaimed(callback: (since: number) => void): void {
  navigator.serviceWorker.addEventListener('message', function claimed({ data }) {
    if (data?.type !== claimedMessage) return
    navigator.serviceWorker.removeEventListener('message', claimed)
    callback(data.at - performance.timeOrigin)
  })
}
