import type { WorkerBuild } from '../core/wire/messages/control.ts'
import { collectMail } from './collect-mail.ts'
import { registerWorker, type WorkerAddress, withOrigin } from './register-worker.ts'
import { reportAborts } from './streams/report-aborts.ts'
import { askBuild } from './updates/ask-build.ts'
import type { Updates } from './updates/watch-updates.ts'
import { isTakenByEndpoint } from './visit.ts'
import { workerContainer } from './worker-container.ts'

/**
 * Resolves when the worker sees the page's next fetch: the gate that runs before the app. On a page that is already
 * under control it resolves at once. If no service worker is possible, for whatever reason, the endpoints run in the
 * page, and a console note says why. It never rejects: an app that has to start without endpoints starts.
 *
 * Every page loads this before its app. What can wait, or is needed on few visits, is in files that are loaded later.
 *
 * @param page URL of the script that starts the page (`import.meta.url`): a page that is newer than its worker waits
 * for its own worker
 */
export async function boot(given: WorkerAddress, page: string): Promise<void> {
  // The page that replaces this one starts its own scripts.
  if (await isTakenByEndpoint()) return new Promise(() => {})
  try {
    const address = withOrigin(given)
    const container = workerContainer()
    const mail = container && collectMail(container)
    if (container) reportAborts()
    const controller = container?.controller
    const wasControlled = controller?.scriptURL === address.script
    let build: WorkerBuild | undefined
    if (wasControlled) build = await askBuild(controller, page)
    else {
      const since = performance.now()
      const registration = registerWorker(address)
      // `firstLoad` handles that. Its file may come later.
      registration.catch(() => {})
      // A file that does not arrive within 10 seconds must not keep the app from starting.
      const late = new Promise<never>((_, reject) => setTimeout(reject, 10_000, 'late'))
      const part = await Promise.race([import('./first-load.ts'), late])
      const found = await part.firstLoad(address, page, registration, since)
      if (found === 'fallback') return
      build = found
    }
    const follow = (): Promise<Updates> =>
      import('./follow-worker.ts').then((part) => part.followWorker(address, page, mail, build, wasControlled))
    // Not before the app's own scripts.
    if (build?.isOwn) setTimeout(() => follow().catch(report))
    else await (await follow()).catchUp()
  } catch (error) {
    report(error)
  }
}

function report(error: unknown): void {
  console.error('[stowaway] The worker could not start.', error)
}
