import { trimEnd } from '../../core/names/trim-characters.ts'
import type { FileStore } from './file-store.ts'

/**
 * The page that opens without network at a URL that matches neither a file nor an endpoint: the page that servers offer
 * under this clean URL (`about.html` at `/about`), otherwise the site's 404 page.
 *
 * @param pathname Decoded, with the base.
 * @param base With a trailing slash.
 */
export async function pageInstead(
  store: FileStore,
  paths: ReadonlyMap<string, string>,
  pathname: string,
  base: string,
): Promise<Response | undefined> {
  const bare = trimEnd(pathname, '/')
  for (const path of [`${bare}.html`, bare]) {
    const url = paths.get(path)
    const page = url === undefined ? undefined : await store.read(url)
    if (page !== undefined) return page
  }
  // The second is written by a prerendered `404.ts`.
  for (const name of ['404.html', '404']) {
    const page = await store.read(base + name)
    if (page !== undefined) return new Response(page.body, { status: 404, headers: page.headers })
  }
  return undefined
}
