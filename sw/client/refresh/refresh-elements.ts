import { matchingUrls } from '../matching-urls.ts'
import { elementRequests } from './element-requests.ts'
import type { LostRequest } from './lost-request.ts'
import { styleRequests } from './style-requests.ts'

/** Milliseconds that the app's start waits for scripts and styles of endpoints. */
const limit = 5_000

/**
 * The requests that the page's parser sent before the worker had control (a first visit, a hard reload), if an endpoint
 * answers them: images, styles and their images, fonts, media, frames, and scripts that failed. Call it under control.
 *
 * @param since a moment before control, in `performance.now()`: frames that were opened later are not lost
 */
export async function findLostRequests(since: number): Promise<readonly LostRequest[]> {
  const lost = rootsOf(document).flatMap((root) => [
    ...[...root.querySelectorAll('*')].flatMap((element) => elementRequests(element, since)),
    ...styleRequests(root),
  ])
  const answered = answeredByWorker()
  const here = lost.filter(({ url }) => url.startsWith(`${location.origin}/`) && !answered.has(url))
  if (here.length === 0) return []
  const ours = new Set(await matchingUrls([...new Set(here.map(({ url }) => url))]))
  return here.filter(({ url }) => ours.has(url))
}

/**
 * Repeats them, each element's once. Resolves when those scripts and styles are loaded, since the app may rely on them.
 */
export async function repeatRequests(lost: readonly LostRequest[]): Promise<void> {
  if (lost.length === 0) return
  const work = lost.map((request) => request.again())
  await Promise.race([Promise.allSettled(work), new Promise((resolve) => setTimeout(resolve, limit))])
}

/**
 * Requests sent under control, so they are not lost. Only Chromium reports that; in other engines such a request is
 * sent twice. Its time does not help: WebKit sends some requests past the worker that it held back until then.
 */
function answeredByWorker(): ReadonlySet<string> {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return new Set(entries.filter(({ workerStart }) => workerStart > 0).map(({ name }) => name))
}

/** The document and its open shadow trees. */
function rootsOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
  return [root, ...shadows.flatMap(rootsOf)]
}
