import type { SearchEntry } from '../build/search-index.ts'

export interface Found {
  /** Below `docs/`: `storage.html#limits`. */
  readonly path: string
  readonly title: string
  /** Empty for the top of a page. */
  readonly heading: string
  /** The text around the first match. */
  readonly excerpt: string
}

/** The parts that contain every word. Matches in headings come first. */
export function find(index: readonly SearchEntry[], query: string, limit = 8): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return index
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry: [page, id, title, heading, text] }) => ({
      path: `${page === 'index' ? '' : `${page}.html`}${id === '' ? '' : `#${id}`}`,
      title,
      heading,
      excerpt: excerptOf(text, words),
    }))
}

/** A word without its ending, so that "prerendering" finds "prerender" and "prerendered". */
const stem = (word: string): string => word.replace(/(?<=\w{4})(?:ing|ed|s)$/, '')

function scoreOf([page, , title, heading, text]: SearchEntry, words: readonly string[]): number {
  const parts = [heading.toLowerCase(), title.toLowerCase(), text.toLowerCase()] as const
  // The guide explains what the reference lists.
  let score = /^api|^errors$/.test(page) ? 0 : 3
  for (const word of words) {
    const at = parts.findIndex((part) => part.includes(stem(word)))
    const found = parts[0] === word ? 40 : ([10, 5, 1][at] ?? 0)
    if (found === 0) return 0
    score += found
  }
  return score
}

function excerptOf(text: string, words: readonly string[]): string {
  const at = Math.max(0, ...words.slice(0, 1).map((word) => text.toLowerCase().indexOf(stem(word))))
  const start = at < 40 ? 0 : text.indexOf(' ', at - 40) + 1
  const piece = text.slice(start, start + 110)
  return `${start > 0 ? '…' : ''}${piece}${start + 110 < text.length ? '…' : ''}`
}
