/**
 * Whether a cache or database belongs to the site at `scope`. Its name is `stowaway:KIND SCOPE ID`, or ends with the
 * scope: `stowaway-KIND-SCOPE` or `stowaway:KIND:SCOPE`. Sites below or above the scope have other names.
 *
 * @param scope the URL that a worker controls, with a slash at its end: `https://example.org/repo/`
 */
export function isOwnName(name: string, scope: string): boolean {
  const { href, pathname } = new URL(scope)
  if (!/^stowaway[:-]/.test(name)) return false
  const [, place] = /^stowaway:\S+ (\S+) /.exec(name) ?? []
  if (place !== undefined) return place === pathname || place === href
  return [href, pathname].some((end) => name.endsWith(`-${end}`) || name.endsWith(`:${end}`))
}
