import { editHtml } from './edit-html.ts'
import { platformFetch } from './platform-fetch.ts'
import { withoutVisitScript } from './without-visit-script.ts'
import type { PlacePage, Precache } from './worker-options.ts'

/** Reads the site's `404.html`: the cached copy if there is one, otherwise from the server. */
export function createNotFoundPage(
  path: string | undefined,
  precache?: Precache,
  place?: PlacePage,
): () => Promise<Response | undefined> {
  const prepare = async (page: Response): Promise<Response> => {
    const prepared = await editHtml(page, withoutVisitScript)
    return place === undefined ? prepared : place(prepared)
  }
  return async () => {
    if (path === undefined) return undefined
    const kept = await precache?.match(path)
    if (kept !== undefined) return prepare(kept)
    try {
      const response = await platformFetch(path)
      return response.ok || response.status === 404 ? await prepare(response) : undefined
    } catch {
      return undefined
    }
  }
}
