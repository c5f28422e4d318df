import { collapseSlashes, decodePathname } from './pathname.ts'

/** Why a decoded path changes when it is sent in a URL; `undefined` if it does not. */
export function whyAltered(path: string): string | undefined {
  if (!path.isWellFormed()) return 'it holds half of a surrogate pair, which no URL can hold'
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
    return 'browsers resolve "." and ".." before they send a request'
  }
  if (collapseSlashes(path) !== path) return 'several slashes in a row count as one'
  const { pathname } = decodePathname(encodeURI(path))
  return pathname === path ? undefined : `it is decoded to \`${pathname}\``
}
