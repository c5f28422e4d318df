import type { RedirectRoute, Route } from '../../../sw/core/routes/route.ts'
import type { TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'

export interface OracleHit {
  readonly id: string
  readonly params: Record<string, string | undefined>
}

interface Part {
  readonly content: string
  readonly dynamic: boolean
}

const partsOf = (segment: string): Part[] =>
  segment
    .split(/\[([^[\]()]+(?:\([^)]+\))?)\]/)
    .map((content, index) => ({ content, dynamic: index % 2 === 1 }))
    .filter(({ content }) => content !== '')

const isRest = (part: Part | undefined) => part?.dynamic === true && part.content.startsWith('...')

const source = (part: Part): string => {
  if (isRest(part)) return '(.*?)'
  if (part.dynamic) return '([^/]+?)'
  return part.content
    .normalize()
    .replace(/\?/g, '%3F')
    .replace(/#/g, '%23')
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Astro's regular expression for a pattern (Astro reference, "Regex compile rules"), made from its text alone. */
export const patternOf = (
  id: string,
  isEndpoint: boolean,
  option: TrailingSlash,
): { regex: RegExp; names: string[] } => {
  const segments = id.split('/').filter(Boolean).map(partsOf)
  const body = segments
    .map((parts) => (parts.length === 1 && isRest(parts[0]) ? '(?:\\/(.*?))?' : `\\/${parts.map(source).join('')}`))
    .join('')
  const slash = isEndpoint && /\/[^/]+\.\w+$/.test(id) ? 'never' : option
  const trailing = segments.length === 0 || slash === 'never' ? '$' : slash === 'always' ? '\\/$' : '\\/?$'
  const names = segments.flat().flatMap((part) => (part.dynamic ? [part.content] : []))
  return { regex: new RegExp(`^${body || '\\/'}${trailing}`), names }
}

/** A list of regular expressions, tried in the order given: what the matcher must equal. */
export const createOracle = (sorted: readonly (Route | RedirectRoute)[], option: TrailingSlash) => {
  const patterns = sorted.map((entry) => ({ id: entry.id, ...patternOf(entry.id, 'file' in entry, option) }))
  const hit = ({ id, regex, names }: (typeof patterns)[number], path: string): OracleHit | undefined => {
    const match = regex.exec(path)
    if (match === null) return undefined
    const params = names.map((name, index) => [name.replace('...', ''), match[index + 1] || undefined] as const)
    return { id, params: Object.fromEntries(params) }
  }
  return {
    first(path: string): OracleHit | undefined {
      for (const pattern of patterns) {
        const found = hit(pattern, path)
        if (found !== undefined) return found
      }
      return undefined
    },
    all: (path: string): OracleHit[] => patterns.flatMap((pattern) => hit(pattern, path) ?? []),
  }
}
