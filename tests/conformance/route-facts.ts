const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const segmentSource = (segment: string) =>
  /^\[\.\.\.[\w$]+\]$/.test(segment)
    ? '(?:/(?:.*?))?'
    : `/${segment
        .split(/(\[(?:\.\.\.)?[\w$]+\])/)
        .map((part, index) => (index % 2 === 0 ? escaped(part) : part.startsWith('[...') ? '.*?' : '[^/]+?'))
        .join('')}`

/** The path pattern of an endpoint file, without its module extension: `/api/[id].json`. */
export const routeIdOf = (file: string): string => `/${file.replace(/\.[jt]s$/, '').replace(/(?:^|\/)index$/, '')}`

/** Whether a decoded path without base is one of an endpoint file, by Astro's own pattern; slashes are lenient without extension. */
export const routeMatcher = (file: string): ((path: string) => boolean) => patternMatcher(routeIdOf(file))

/** As `routeMatcher`, of a pattern: `/api/[id].json`. */
export function patternMatcher(pattern: string): (path: string) => boolean {
  const segments = pattern.split('/').filter(Boolean)
  const hasExtension = /\.\w+$/.test(segments.at(-1) ?? '')
  const expression = new RegExp(`^${segments.map(segmentSource).join('')}${hasExtension ? '' : '/?'}$`)
  return (path) => expression.test(path)
}

/** Decodes as far as it goes, as Astro does; a malformed path stays as it is. */
export function decodePath(path: string): string {
  try {
    const decoded = decodeURI(path)
    return decoded === path ? path : decodePath(decoded)
  } catch {
    return path
  }
}

/** Whether `decodeURI` refuses the target. */
export function isMalformed(target: string): boolean {
  try {
    decodeURI(target)
    return false
  } catch {
    return true
  }
}

const pathOf = (target: string) => decodePath(target.split(/[?#]/, 1)[0] ?? '').replace(/\/{2,}/g, '/')

const prefixOf = (base: string) => `/${base.split('/').filter(Boolean).join('/')}`.replace(/^\/$/, '')

const isWithin = (prefix: string, path: string) => path === prefix || path.startsWith(`${prefix}/`)

/** The target's path without query and base; outside the base it stays as it is. */
export function pathWithin(base: string, target: string): string {
  const prefix = prefixOf(base)
  const path = pathOf(target)
  return prefix !== '' && isWithin(prefix, path) ? path.slice(prefix.length) || '/' : path
}

/** Where a strict base and Astro's lenient one differ on a target: it lies outside the base, or in it twice. */
export function baseLeniency(base: string, target: string): 'outside' | 'doubled' | undefined {
  const prefix = prefixOf(base)
  if (prefix === '') return undefined
  if (!isWithin(prefix, pathOf(target))) return 'outside'
  return isWithin(prefix, pathWithin(base, target)) ? 'doubled' : undefined
}
