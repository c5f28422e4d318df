import type { Note, NotePage, NoteSummary, Sort } from './note.ts'

export interface NoteQuery {
  readonly words: string
  readonly tag: string | null
  readonly sort: Sort
  /** Starts at 1. A page beyond the last one is the last one. */
  readonly page: number
}

const pageSize = 20
const excerptLength = 140

/** One page of the notes that contain every word in their title, text or tags. Case and accents do not matter. */
export function listNotes(notes: readonly Note[], query: NoteQuery, revision: number): NotePage {
  const words = plain(query.words).split(/\s+/).filter(Boolean)
  const matching = notes.filter((note) => {
    const text = plain(`${note.title}\n${note.text}\n${note.tags.join(' ')}`)
    return words.every((word) => text.includes(word))
  })
  const found = matching.filter((note) => query.tag === null || note.tags.includes(query.tag))
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(query.page, pages)
  const shown = found.sort(orders[query.sort]).slice((page - 1) * pageSize, page * pageSize)
  return {
    notes: shown.map((note) => summary(note, words)),
    total: found.length,
    page,
    pages,
    tags: countTags(matching, query.tag),
    revision,
  }
}

const collator = new Intl.Collator('en', { numeric: true })
const byTitle = (a: Note, b: Note): number => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1)
const latest = (field: 'changed' | 'created') => (a: Note, b: Note) =>
  a[field] === b[field] ? byTitle(a, b) : a[field] < b[field] ? 1 : -1

const orders: Readonly<Record<Sort, (a: Note, b: Note) => number>> = {
  changed: latest('changed'),
  created: latest('created'),
  title: byTitle,
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function summary({ id, title, text, tags, created, changed }: Note, words: readonly string[]): NoteSummary {
  const at = Math.max(0, ...words.map((word) => text.toLowerCase().indexOf(word)))
  const start = at < excerptLength - 20 ? 0 : at - 40
  const part = text
    .slice(start, start + excerptLength)
    .replace(/\s+/g, ' ')
    .trim()
  const excerpt = `${start > 0 ? '… ' : ''}${part}${start + excerptLength < text.length ? ' …' : ''}`
  return { id, title, tags, created, changed, excerpt }
}

/** The chosen tag stays in the list, also without a note. */
function countTags(notes: readonly Note[], chosen: string | null): NotePage['tags'] {
  const counts = new Map<string, number>(chosen === null ? [] : [[chosen, 0]])
  for (const tag of notes.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return Array.from(counts, ([tag, count]) => ({ tag, count })).sort((a, b) =>
    a.count === b.count ? collator.compare(a.tag, b.tag) : b.count - a.count,
  )
}
