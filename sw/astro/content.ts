import { contentError } from '../core/errors/content-errors.ts'
import { type Entry, entryOf, findEntry, type StoredContent } from './content-entry.ts'

/** What `render` returns. */
export interface RenderedEntry {
  readonly Content: () => never
  readonly headings: readonly unknown[]
  readonly remarkPluginFrontmatter: unknown
}

/** The functions of `astro:content` that read entries. */
export interface ContentFunctions {
  getCollection(collection: string, filter?: (entry: Entry) => unknown): Promise<Entry[]>
  getEntry(collection: string | EntryReference, id?: string): Promise<Entry | undefined>
  getEntries(references: readonly EntryReference[]): Promise<(Entry | undefined)[]>
  render(entry: Entry | undefined): Promise<RenderedEntry>
}

type EntryReference = { readonly collection: string } & ({ readonly id: string } | { readonly slug: string })

/** Creates the functions over a project's content. */
export function createContent(load: () => StoredContent | Promise<StoredContent>): ContentFunctions {
  async function getEntry(collectionOrReference: string | EntryReference, lookup?: string): Promise<Entry | undefined> {
    const { collection, id } = read(collectionOrReference, lookup)
    const content = await load()
    const entries = content.collections.get(collection)
    if (entries === undefined || entries.size === 0) return undefined
    const stored = findEntry(content, collection, id)
    if (stored !== undefined) return entryOf(content, collection, stored)
    console.warn(`[stowaway] getEntry: the collection ${collection} has no entry ${id}.`)
    return undefined
  }

  return {
    getEntry,
    getEntries: (references) => Promise.all(references.map((reference) => getEntry(reference))),
    async getCollection(collection, filter) {
      const content = await load()
      const entries = [...(content.collections.get(collection)?.values() ?? [])]
      if (entries.length === 0)
        console.warn(`[stowaway] getCollection: the collection ${collection} is empty or missing.`)
      const all = entries.map((stored) => entryOf(content, collection, stored))
      return typeof filter === 'function' ? all.filter((entry) => filter(entry)) : all
    },
    async render(entry) {
      if (entry === undefined || entry === null) throw contentError('RenderUndefinedEntryError', undefined)
      const { id, rendered } = entry
      if (entry.deferredRender) throw contentError('ContentNotRendered', { id, reason: 'it is MDX, which needs Astro' })
      if (rendered === undefined) throw contentError('ContentNotRendered', { id, reason: 'no renderer is installed' })
      const { headings = [], frontmatter = {} } = rendered.metadata ?? {}
      return { Content, headings, remarkPluginFrontmatter: frontmatter }

      function Content(): never {
        throw contentError('ContentNotRendered', { id, reason: 'components need Astro; "rendered.html" has the HTML' })
      }
    },
  }
}

function read(given: string | EntryReference, lookup: string | undefined): { collection: string; id: string } {
  if (typeof given !== 'string') return { collection: given.collection, id: 'id' in given ? given.id : given.slug }
  if (!lookup) throw contentError('UnknownContentCollectionError', { reason: 'getEntry() got no id' })
  if (typeof lookup === 'object') {
    throw contentError('UnknownContentCollectionError', { reason: 'the id is an object, not a string' })
  }
  return { collection: given, id: lookup }
}

/** Names that older files import from `astro:content`, and that have no meaning any more. */
export const removed = (name: string) => (): never => {
  throw contentError('GetEntryDeprecationError', { name })
}

export const live = (name: string) => (): never => {
  throw contentError('LiveContentNotSupported', { name })
}
