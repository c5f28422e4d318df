import type { Params } from '../endpoint/api-context.ts'
import type { Matcher } from '../routes/matcher.ts'
import { collapseSlashes, decodePathname } from '../routes/pathname.ts'

/**
 * Why a request for a generated path would not come back to the params that it was made of; `undefined` when it does.
 * The file would then lie where nobody asks for it, or answer with another entry's content.
 */
export function whyNoRoundTrip(path: string, params: Params, matcher: Matcher): string | undefined {
  if (!path.isWellFormed()) return 'it holds half of a surrogate pair, which no URL can hold'
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
    return 'browsers resolve "." and ".." before they send a request'
  }
  if (collapseSlashes(path) !== path) return 'several slashes in a row count as one'
  const { pathname } = decodePathname(encodeURI(path))
  if (pathname !== path) return `it is decoded to \`${pathname}\``
  const hit = matcher.first(path)
  if (!hit) return 'the route does not match it'
  for (const [name, value] of Object.entries(params)) {
    const found = hit.params[name]
    if ((found ?? '') !== inPath(value ?? '')) return `"${name}" would be \`${found}\` instead of \`${value}\``
  }
  return undefined
}

// What generating a path does to a value, on purpose.
function inPath(value: string): string {
  return value.replace(/^\//, '').replace(/\/$/, '').normalize().replaceAll('#', '%23').replaceAll('?', '%3F')
}
