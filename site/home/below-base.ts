/**
 * A typed or pasted address, without the part that the page shows before the field:
 * `/api/x`, `/repo/api/x` and `https://host/repo/api/x` are all `api/x`.
 *
 * @param base with a slash at both ends
 */
export function belowBase(input: string, base: string, origin: string): string {
  const path = input.trimStart().startsWith(`${origin}/`) ? input.trimStart().slice(origin.length) : input
  return (path.startsWith(base) ? path.slice(base.length) : path).replace(/^\/+/, '')
}
