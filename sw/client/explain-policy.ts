import { scriptPolicy } from '../core/names/trusted-script.ts'

/** Says what to do if the page's content security policy refuses ours, without which nothing can be registered. */
export function explainPolicy(): void {
  if (!('trustedTypes' in globalThis) || scriptPolicy() !== undefined) return
  console.warn('[stowaway] The content security policy lists other trusted-types. Add: trusted-types stowaway')
}
