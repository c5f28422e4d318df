import { ask } from '../../core/wire/ask.ts'
import { buildQuestion, type WorkerBuild } from '../../core/wire/messages/control.ts'

/** Milliseconds in which a worker answers, even one that has to start first. */
const answerLimit = 500

/**
 * Asks a worker for its build.
 *
 * @param page URL of the script that starts the page
 * @returns `undefined`: it does not answer, like one of another project
 */
export const askBuild = (worker: ServiceWorker, page: string): Promise<WorkerBuild | undefined> =>
  ask(worker, buildQuestion, { page }, isBuild, answerLimit).catch(() => undefined)

// By hand, since each page loads this before its app.
const isBuild = (reply: unknown): reply is WorkerBuild => Boolean((reply as WorkerBuild | undefined)?.id)
