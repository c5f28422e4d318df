import { trimEnd } from '../../core/names/trim-characters.ts'
import { folderOf } from './folder-of.ts'
import type { KeptPages } from './kept-pages.ts'

/**
 * The page that opens without network at a URL that matches neither a file nor an endpoint: the page that servers offer
 * under this clean URL (`about.html` at `/about`), otherwise the app's page, or the site's 404 page.
 *
 * @param pathname Decoded, with the base.
 */
export async function pageInstead(
  { store, paths, base, appPage, place }: KeptPages,
  pathname: string,
): Promise<Response | undefined> {
  const bare = trimEnd(pathname, '/')
  for (const path of [`${bare}.html`, bare]) {
    const url = paths.get(path)
    const page = url === undefined ? undefined : await store.read(url)
    if (url !== undefined && page !== undefined) return place?.(page, folderOf(url)) ?? page
  }
  const page = appPage === undefined ? undefined : await store.read(appPage)
  if (page !== undefined) return place?.(page) ?? page
  // The second is written by a prerendered `404.ts`.
  for (const name of ['404.html', '404']) {
    const kept = await store.read(base + name)
    if (kept === undefined) continue
    const { body, headers } = (await place?.(kept)) ?? kept
    return new Response(body, { status: 404, headers })
  }
  return undefined
}
