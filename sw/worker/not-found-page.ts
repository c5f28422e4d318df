import type { Precache } from './worker-options.ts'

/** Reads the site's `404.html`: the kept copy where there is one, else from the host. */
export function createNotFoundPage(
  path: string | undefined,
  precache: Precache | undefined,
): () => Promise<Response | undefined> {
  return async () => {
    if (path === undefined) return undefined
    const kept = await precache?.match(path)
    if (kept !== undefined) return kept
    try {
      const response = await fetch(path)
      return response.ok || response.status === 404 ? response : undefined
    } catch {
      return undefined
    }
  }
}
