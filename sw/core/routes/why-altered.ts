import { collapseSlashes, decodePathname } from './pathname.ts'

/** Why an endpoint would not see a decoded path as it is, once it was sent in a URL; `undefined` when it would. */
export function whyAltered(path: string): string | undefined {
  if (!path.isWellFormed()) return 'it holds half of a surrogate pair, which no URL can hold'
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
    return 'browsers resolve "." and ".." before they send a request'
  }
  if (collapseSlashes(path) !== path) return 'several slashes in a row count as one'
  const { pathname } = decodePathname(encodeURI(path))
  return pathname === path ? undefined : `it is decoded to \`${pathname}\``
}
