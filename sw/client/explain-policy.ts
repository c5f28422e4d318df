import { trustedScript } from '../core/names/trusted-script.ts'

/** Says what to do if the page's content security policy refuses ours, without which nothing can be registered. */
export function explainPolicy(): void {
  // In a frame without an origin no policy takes an address, and none is asked for.
  if (!('trustedTypes' in globalThis) || location.origin === 'null') return
  if (typeof trustedScript(location.href) !== 'string') return
  console.warn('[stowaway] The content security policy lists other trusted-types. Add: trusted-types stowaway')
}
