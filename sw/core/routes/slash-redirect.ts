import { hasFileExtension } from './file-extension.ts'
import type { TrailingSlash } from './route-manifest.ts'

// Paths of the host and of the tools, and what a browser would take for another host's name.
const isInternal = (pathname: string): boolean => /^\/[_@./\\]/.test(pathname) && /[^/]/.test(pathname)

const withoutTrailingSlashes = (pathname: string): string => {
  let end = pathname.length
  while (end > 0 && pathname[end - 1] === '/') end--
  return pathname.slice(0, end)
}

/**
 * Where a request goes whose path has not the slashes that `trailingSlash` asks for: path and query as sent, with the
 * right ending. `undefined` where the path is right. Takes the raw pathname of the URL, base included; the answer is
 * 301 for GET, else 308 (Astro reference, "trailingSlash on endpoints").
 */
export const slashRedirect = (pathname: string, search: string, trailingSlash: TrailingSlash): string | undefined => {
  if (pathname === '/' || isInternal(pathname)) return undefined
  const trimmed = withoutTrailingSlashes(pathname)
  const slashes = pathname.length - trimmed.length
  const right = (): string => {
    if (slashes > 1) return trailingSlash === 'never' ? trimmed || '/' : `${trimmed}/`
    if (trailingSlash === 'never') return trimmed
    return trailingSlash === 'always' && !hasFileExtension(pathname) ? `${trimmed}/` : pathname
  }
  const target = right()
  return target === pathname ? undefined : target + search
}
