import { routeIdOf } from './route-facts.ts'

const isPartlyDynamic = (segment: string) => segment.includes('[') && !/^\[[^\]]*\]$/.test(segment)

const staticLength = (segment: string) => segment.replaceAll(/\[[^\]]*\]/g, '').length

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Whether Astro, by the machine's locale, and Stowaway rank two partly dynamic segments in opposite order. */
function isOpposed(a: string, b: string): boolean {
  if (a === b || !isPartlyDynamic(a) || !isPartlyDynamic(b)) return false
  const ours = staticLength(b) - staticLength(a) || byCodePoint(a, b)
  return Math.sign(ours) !== Math.sign(a.localeCompare(b))
}

/** Whether two of these endpoint files, which all match one path, are ranked in opposite order. */
export function isRankedOtherwise(files: readonly string[]): boolean {
  const routes = files.map((file) => routeIdOf(file).split('/'))
  return routes.some((one, index) =>
    routes.slice(index + 1).some((other) => one.some((segment, at) => isOpposed(segment, other[at] ?? ''))),
  )
}
