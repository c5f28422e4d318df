import type { ask } from '../core/wire/ask.ts'
import { matchesQuestion } from '../core/wire/messages/routes.ts'

/** Milliseconds. A worker of another project never answers. */
const limit = 5000

/**
 * Those of `urls` that this page's worker answers. Empty while no worker controls the page.
 *
 * @param askWorker pass `ask`: this file is loaded late, and importing `ask` here would split off one more script
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
