import { ask } from '../core/wire/ask.ts'
import { fits } from '../core/wire/fits.ts'
import { type OfflineState, offlineQuestion } from '../core/wire/messages/offline.ts'
import { findRegistration } from './find-registration.ts'

/** Milliseconds; Firefox stops a worker that is asked nothing for half a minute, whatever it is doing. */
const askAgain = 10_000

/**
 * Resolves when the worker has kept the site's files, or has tried to. Files that are missing are asked for again, so
 * that a later call may find them. It never rejects.
 *
 * @returns `undefined` where no worker runs, and where the site was built without `offline`
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
