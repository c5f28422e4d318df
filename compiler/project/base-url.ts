import { trimEnd } from '../../sw/core/names/trim-characters.ts'
import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'

/**
 * `import.meta.env.BASE_URL`: the `base` as written, with or without a slash at its end where `trailingSlash` says so
 * (Astro reference, "base").
 */
export function baseUrl(base: string, trailingSlash: TrailingSlash): string {
  const path = base.startsWith('/') ? base : `/${base}`
  if (trailingSlash === 'ignore') return path
  const bare = trimEnd(path, '/')
  return trailingSlash === 'always' || bare === '' ? `${bare}/` : bare
}
