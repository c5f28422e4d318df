/**
 * Whether a cache or database was made for the site at `scope`: `stowaway:KIND SCOPE ID`, or, with the scope at the end,
 * `stowaway-KIND-SCOPE` and `stowaway:KIND:SCOPE`. Sites below or above that scope, and other sites' names, are not.
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
