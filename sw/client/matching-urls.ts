import { ask } from '../core/wire/ask.ts'
import { matchesQuestion } from '../core/wire/messages/routes.ts'

/** Milliseconds. A worker of another project never answers. */
const limit = 5000

/** Those of `urls` that this page's worker answers. Empty while no worker controls the page. */
export async function matchingUrls(urls: readonly string[]): Promise<readonly string[]> {
  const { controller } = navigator.serviceWorker
  if (controller === null) return []
  try {
    const matches = await ask(controller, matchesQuestion, { urls }, Array.isArray, limit)
    return urls.filter((_url, index) => matches[index] === true)
  } catch {
    return []
  }
}
