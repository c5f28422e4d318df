import { settled } from './settled.ts'

/**
 * Runs a script that the host refused; one that has run stays as it is. Scripts keep their order, as they would have
 * had it in the page.
 */
export async function reloadScript(script: HTMLScriptElement): Promise<void> {
  if (!hasFailed(script.src)) return
  const fresh = document.createElement('script')
  for (const { name, value } of script.attributes) fresh.setAttribute(name, value)
  // Its attribute is hidden from scripts.
  fresh.nonce = script.nonce
  fresh.async = script.hasAttribute('async')
  script.replaceWith(fresh)
  await settled(fresh)
}

/** Resource Timing, newer than TypeScript's `lib` in places and than WebKit in others. */
type Timing = PerformanceResourceTiming & { readonly contentType?: string }

/** Whether the host said no, or sent a page in its place, as hosts of single-page apps do (WebKit does not tell). */
function hasFailed(url: string): boolean {
  const entry = performance.getEntriesByName(url, 'resource').at(-1) as Timing | undefined
  if (entry === undefined) return false
  // WebKit has no status, and no body of a script that it refused.
  if (entry.responseStatus === undefined) return entry.decodedBodySize === 0
  return entry.responseStatus >= 400 || (entry.contentType ?? '').startsWith('text/html')
}
