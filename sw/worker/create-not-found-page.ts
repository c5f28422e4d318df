import { platformFetch } from './platform-fetch.ts'
import { withoutVisitScript } from './without-visit-script.ts'
import type { Precache } from './worker-options.ts'

/** Reads the site's `404.html`: the cached copy if there is one, otherwise from the server. */
export function createNotFoundPage(
  path: string | undefined,
  precache: Precache | undefined,
): () => Promise<Response | undefined> {
  return async () => {
    if (path === undefined) return undefined
    const kept = await precache?.match(path)
    if (kept !== undefined) return withoutScript(kept)
    try {
      const response = await platformFetch(path)
      return response.ok || response.status === 404 ? await withoutScript(response) : undefined
    } catch {
      return undefined
    }
  }
}

async function withoutScript(page: Response): Promise<Response> {
  if (!page.headers.get('content-type')?.startsWith('text/html')) return page
  const html = await page.text()
  const headers = new Headers(page.headers)
  for (const name of ['content-length', 'content-encoding']) headers.delete(name)
  return new Response(withoutVisitScript(html), { status: page.status, headers })
}
