import type { ask } from '../core/wire/ask.ts'
import { matchesQuestion } from '../core/wire/messages/routes.ts'

/** Milliseconds; one of another project answers never. */
const limit = 5000

/**
 * Those of `urls` that the worker which controls this page answers; none while no worker does.
 *
 * @param askWorker `ask`, given: this file is loaded late, and importing it here would make one more script of it
 */
export async function matchingUrls(urls: readonly string[], askWorker: typeof ask): Promise<readonly string[]> {
  const { controller } = navigator.serviceWorker
  if (controller === null) return []
  try {
    const matches = await askWorker(controller, matchesQuestion, { urls }, Array.isArray, limit)
    return urls.filter((_url, index) => matches[index] === true)
  } catch {
    return []
  }
}
