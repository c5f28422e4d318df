import type { StowawayError } from '../core/errors/stowaway-error.ts'
import { reportMessage } from '../core/wire/messages/offline.ts'
import { post } from '../core/wire/post.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Reports an error to the people at a page: few of them open the worker's own console. Resolves once the message is
 * sent, since a worker that fails to install ends right after that.
 */
export type Report = (level: 'warn' | 'error', error: StowawayError) => Promise<void>

/** Prints to the consoles of the worker and of the pages in its scope. Each text is printed once in a worker's life. */
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
