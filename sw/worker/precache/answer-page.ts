import { addressOf } from '../../core/app/address.ts'
import { orAppPage } from '../app-page-route.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { KeptPages } from './kept-pages.ts'
import { pageInstead } from './page-instead.ts'

/**
 * Answers a navigation that matches neither a file nor an endpoint: from the server, or, without network, with the page
 * that fits best.
 *
 * @throws if no page fits: the browser's own page explains best that there is no network
 */
export async function answerPage(pages: KeptPages, request: Request): Promise<Response> {
  const { store, base, appPage, place } = pages
  try {
    const response = await platformFetch(request)
    if (appPage === undefined) return response
    return await orAppPage(response, async () => (await store.read(appPage)) ?? platformFetch(base), place)
  } catch (error) {
    const { full } = addressOf(new URL(request.url).pathname, '')
    const page = await pageInstead(pages, full)
    if (page === undefined) throw error
    return page
  }
}
