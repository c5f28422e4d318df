import { trimEnd } from '../../core/names/trim-characters.ts'
import type { KeptPages } from './kept-pages.ts'

/**
 * The page that opens without network at a URL that matches neither a file nor an endpoint: the page that servers offer
 * under this clean URL (`about.html` at `/about`), otherwise the app's page, or the site's 404 page.
 *
 * @param pathname Decoded, with the base.
 */
export async function pageInstead(
  { store, paths, base, appPage }: KeptPages,
  pathname: string,
): Promise<Response | undefined> {
  const bare = trimEnd(pathname, '/')
  for (const path of [`${bare}.html`, bare]) {
    const url = paths.get(path)
    const page = url === undefined ? undefined : await store.read(url)
    if (page !== undefined) return page
  }
  const page = appPage === undefined ? undefined : await store.read(appPage)
  if (page !== undefined) return page
  // The second is written by a prerendered `404.ts`.
  for (const name of ['404.html', '404']) {
    const page = await store.read(base + name)
    if (page !== undefined) return new Response(page.body, { status: 404, headers: page.headers })
  }
  return undefined
}
