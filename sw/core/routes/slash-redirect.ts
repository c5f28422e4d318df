import { hasFileExtension } from './file-extension.ts'
import type { TrailingSlash } from './route-manifest.ts'

// Paths of the host and of tools, and paths that a browser would read as another host.
const isInternal = (pathname: string): boolean => /^\/[_@./\\]/.test(pathname) && /[^/]/.test(pathname)

const withoutTrailingSlashes = (pathname: string): string => {
  let end = pathname.length
  while (end > 0 && pathname[end - 1] === '/') end--
  return pathname.slice(0, end)
}

/**
 * Where to redirect a request whose path does not have the slashes of `trailingSlash`: path and query as sent, with the
 * right end. `undefined` if the path is right. Takes the raw pathname of the URL, with base. The answer is 301 for GET,
 * otherwise 308 (Astro reference, "trailingSlash on endpoints").
 */
export const slashRedirect = (pathname: string, search: string, trailingSlash: TrailingSlash): string | undefined => {
  // The most frequent case: one slash or none is right.
  if (trailingSlash === 'ignore' && !pathname.endsWith('//')) return undefined
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
