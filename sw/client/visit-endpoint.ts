import { ask } from '../core/wire/ask.ts'
import { loadFallback } from './load-fallback.ts'
import { matchingUrls } from './matching-urls.ts'
import { refreshElements } from './refresh/refresh-elements.ts'
import type { WorkerAddress } from './register-worker.ts'
import { takeControl } from './take-control.ts'

/** Milliseconds in which a page that came back is not sent round again. */
const loopGuard = 10_000

/**
 * Runs in the site's 404 page. Someone who opens an endpoint's address before the worker exists (or past it, by a hard
 * reload) gets this page from the static host: the worker is registered, asked whether the address is an endpoint's,
 * and only then the address is opened again. Where no service worker is to be had, the endpoint's answer takes this
 * page's place. In a 404 that is the worker's own answer this script is left out.
 */
export async function visitEndpoint(address: WorkerAddress): Promise<void> {
  const since = performance.now()
  let wasControlled: boolean
  try {
    wasControlled = navigator.serviceWorker.controller !== null
    await takeControl(address)
  } catch (reason) {
    return (await loadFallback(address)).showEndpoint(address, reason)
  }
  const [ours] = await matchingUrls([location.href], ask)
  if (ours === undefined) {
    if (!wasControlled) await refreshElements(since, ask)
    return
  }
  if (cameBack()) return
  // `replace` asks with GET whatever brought us here.
  if (isInPlace()) location.reload()
  else location.replace(location.href)
}

/**
 * Whether this page was opened by itself just now, so that the worker did not answer after all. Someone who reloads it
 * starts afresh.
 */
function cameBack(): boolean {
  const key = `stowaway:visited ${location.href}`
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  try {
    const last = Number(sessionStorage.getItem(key))
    sessionStorage.setItem(key, String(Date.now()))
    return navigation?.type === (isInPlace() ? 'reload' : 'navigate') && Date.now() - last < loopGuard
  } catch {
    // Without storage a loop could not be noticed, so nothing is opened again.
    return true
  }
}

/** To the same address with a fragment `replace` would only scroll. */
const isInPlace = (): boolean => location.hash !== ''
