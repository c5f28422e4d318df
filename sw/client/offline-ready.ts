import { ask } from '../core/wire/ask.ts'
import { fits } from '../core/wire/fits.ts'
import { type OfflineState, offlineQuestion } from '../core/wire/messages/offline.ts'
import { findRegistration } from './find-registration.ts'

/** Milliseconds. Firefox stops a worker without messages after half a minute, whatever it is doing. */
const askAgain = 10_000

/**
 * Resolves when the worker has cached the site's files, or has tried to. Missing files are requested again, so a later
 * call may find them. It never rejects.
 *
 * @returns `undefined` if no worker runs, or the site was built without `offline`
 */
export async function offlineReady(): Promise<OfflineState | undefined> {
  const worker = (await findRegistration())?.active
  if (!worker) return undefined
  for (;;) {
    try {
      return await ask(worker, offlineQuestion, {}, isState, askAgain)
    } catch {
      // It is still fetching, or was stopped meanwhile.
    }
  }
}

const isState = (reply: unknown): reply is OfflineState | undefined =>
  reply === undefined || fits<OfflineState>(reply, { files: 'number', missing: 'list' })
