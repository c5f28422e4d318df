import { findRegistration } from './find-registration.ts'

/** The worker's side of this message is `sw/worker/messages.ts`. */
const offlineMessage = 'stowaway:offline'

/** Milliseconds; Firefox stops a worker that is asked nothing for half a minute, whatever it is doing. */
const askAgain = 10_000

/** How far the files of a site are kept in the browser. */
export interface OfflineState {
  /** How many files the build wants kept. */
  readonly files: number
  /** The paths of those that could not be kept; empty: the site opens without network. */
  readonly missing: readonly string[]
}

/**
 * Resolves when the worker has kept the site's files, or has tried to. Files that are missing are asked for again, so
 * that a later call may find them. It never rejects.
 *
 * @returns `undefined` where no worker runs, and where the site was built without `offline`
 */
export async function offlineReady(): Promise<OfflineState | undefined> {
  const worker = (await findRegistration())?.active
  if (!worker) return undefined
  return new Promise((resolve) => {
    const ask = (): void => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => {
        clearInterval(timer)
        port1.close()
        resolve(data)
      }
      worker.postMessage({ type: offlineMessage }, [port2])
    }
    const timer = setInterval(ask, askAgain)
    ask()
  })
}
