import { isLoopback } from '../../core/names/is-loopback.ts'
import { trustedScript } from '../../core/names/trusted-script.ts'
import type { GuardOptions } from '../updates/guard-requests.ts'
import { guardName } from './guard-name.ts'

declare const self: ServiceWorkerGlobalScope & { readonly [guardName]?: (options: GuardOptions) => void }

/**
 * `guardRequests` of a separate script, which only workers on local ports load (`decisions/0029-local-ports.md`).
 *
 * @param script its path
 */
export function importGuard(script: string): (options: GuardOptions) => void {
  return (options) => {
    if (!isLoopback(self.location.hostname)) return
    try {
      self.importScripts(trustedScript(script))
      self[guardName]?.(options)
    } catch (error) {
      // A policy of the server, or a copy of the site without the script: the endpoints work all the same.
      console.debug('[stowaway]', error)
    }
  }
}
