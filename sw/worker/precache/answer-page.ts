import { addressOf } from '../../core/app/address.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { FileStore } from './file-store.ts'
import { pageInstead } from './page-instead.ts'

/**
 * Answers a navigation that matches neither a file nor an endpoint: from the server, or, without network, with the page
 * that fits best.
 *
 * @param base With a trailing slash.
 * @throws if no page fits: the browser's own page explains best that there is no network
 */
export async function answerPage(
  store: FileStore,
  paths: ReadonlyMap<string, string>,
  base: string,
  request: Request,
): Promise<Response> {
  try {
    return await platformFetch(request)
  } catch (error) {
    const { full } = addressOf(new URL(request.url).pathname, '')
    const page = await pageInstead(store, paths, full, base)
    if (page === undefined) throw error
    return page
  }
}
