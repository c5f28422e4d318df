import type { StowawayError } from '../core/errors/stowaway-error.ts'
import { reportMessage } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Tells people at a page what went wrong in the worker, whose own console few ever open. Resolves when it is on its way:
 * a worker that fails to install is gone the next moment.
 */
export type Report = (level: 'warn' | 'error', error: StowawayError) => Promise<void>

/** Prints in the worker's console and in those of the pages in its scope; the same text once in a worker's life. */
export function createReport(): Report {
  const told = new Set<string>()
  return async (level, { code, message, hint }) => {
    const text = `[stowaway] ${code}: ${message}\n${hint}`
    if (told.has(text)) return
    told.add(text)
    console[level](text)
    for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) {
      if (page.url.startsWith(self.registration.scope)) post(page, reportMessage, { level, text })
    }
  }
}
