import { awaitEndpoints } from './await-endpoints.ts'
import { expectRequests } from './expect-requests.ts'
import { loadFallback } from './load-fallback.ts'
import { matchingUrls } from './matching-urls.ts'
import { findLostRequests, repeatRequests } from './refresh/refresh-elements.ts'
import { registerWorker, type WorkerAddress, withOrigin } from './register-worker.ts'
import { showWaiting } from './show-waiting.ts'
import { takeControl } from './take-control.ts'
import { workerContainer } from './worker-container.ts'

/** Milliseconds in which a page that came back is not opened again. */
const loopGuard = 10_000

/**
 * Runs in the site's 404 page. Someone who opens an endpoint's URL before the worker exists (or past it, by a hard
 * reload) gets this page from the static server. The script registers the worker, asks whether it answers the URL, and
 * only then opens the URL again. If no service worker is possible, the endpoint's response replaces this page. A 404
 * that the worker itself answers does not contain this script.
 *
 * @returns whether the endpoint's response takes this page's place. If the page is the app's, it must not start.
 */
export async function visitEndpoint(given: WorkerAddress): Promise<boolean> {
  const since = performance.now()
  const address = withOrigin(given)
  // Another worker's page, or none's.
  if (!location.href.startsWith(address.scope)) return false
  const wasControlled = workerContainer()?.controller != null
  const control = takeControl(registerWorker(address)).then(() => expectRequests(address))
  const isShown = await awaitEndpoints(control, {
    fallBack: async (reason, signal) => (await loadFallback(address)).showEndpoint(address, reason, signal),
    showWaiting,
  })
  if (isShown !== undefined) return isShown
  const [ours] = await matchingUrls([location.href])
  if (ours === undefined) {
    if (!wasControlled) await repeatRequests(await findLostRequests(since))
    return false
  }
  if (cameBack()) return false
  // `replace` sends GET, however we got here.
  if (isInPlace()) location.reload()
  else location.replace(location.href)
  return true
}

/**
 * Whether this page was opened by itself just now, so that the worker did not answer after all. A reload by the user
 * starts again.
 */
function cameBack(): boolean {
  const key = `stowaway:visited ${location.href}`
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  try {
    const last = Number(sessionStorage.getItem(key))
    sessionStorage.setItem(key, String(Date.now()))
    return navigation?.type === (isInPlace() ? 'reload' : 'navigate') && Date.now() - last < loopGuard
  } catch {
    // Without storage a loop would go unnoticed, so nothing is opened again.
    return true
  }
}

/** With a fragment, `replace` to the same URL would only scroll. */
const isInPlace = (): boolean => location.hash !== ''
