import { trustedScript } from '../../core/names/trusted-script.ts'
import { settled } from './settled.ts'

/** Runs a script that the server refused. Scripts keep the order that they had in the page. */
export async function reloadScript(script: HTMLScriptElement): Promise<void> {
  const fresh = document.createElement('script')
  for (const { name, value } of script.attributes)
    fresh.setAttribute(name, name === 'src' ? trustedScript(value) : value)
  // Its attribute is hidden from scripts.
  fresh.nonce = script.nonce
  fresh.async = script.hasAttribute('async')
  script.replaceWith(fresh)
  await settled(fresh)
}

/** Resource Timing: partly newer than TypeScript's `lib`, and than WebKit. */
type Timing = PerformanceResourceTiming & { readonly contentType?: string }

/**
 * Whether the server refused it, or sent a page instead, as servers of single-page apps do (WebKit does not report
 * that). One that has run stays as it is.
 */
export function hasFailed({ src }: HTMLScriptElement): boolean {
  const entry = performance.getEntriesByName(src, 'resource').at(-1) as Timing | undefined
  if (entry === undefined) return false
  // WebKit has no status, and no body for a script that it refused.
  if (entry.responseStatus === undefined) return entry.decodedBodySize === 0
  return entry.responseStatus >= 400 || (entry.contentType ?? '').startsWith('text/html')
}
