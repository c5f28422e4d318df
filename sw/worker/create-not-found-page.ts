import type { Precache } from './worker-options.ts'

/** Reads the site's `404.html`: the kept copy where there is one, else from the host. */
export function createNotFoundPage(
  path: string | undefined,
  precache: Precache | undefined,
): () => Promise<Response | undefined> {
  return async () => {
    if (path === undefined) return undefined
    const kept = await precache?.match(path)
    if (kept !== undefined) return withoutScript(kept)
    try {
      const response = await fetch(path)
      return response.ok || response.status === 404 ? await withoutScript(response) : undefined
    } catch {
      return undefined
    }
  }
}

/** The page's script is for those who got the page from the host; here it would ask the worker once more. */
async function withoutScript(page: Response): Promise<Response> {
  if (!page.headers.get('content-type')?.startsWith('text/html')) return page
  const html = await page.text()
  const headers = new Headers(page.headers)
  for (const name of ['content-length', 'content-encoding']) headers.delete(name)
  const text = html.replace(/<script src="[^"]*\/stowaway-404\.js"><\/script>/, '')
  return new Response(text, { status: page.status, headers })
}
