import { extname } from 'node:path'
import { uneval } from 'devalue'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { StoredEntry } from './content-store.ts'
import { pathSlug } from './entry-id.ts'
import type { Collections, Content } from './load-content.ts'

/** The source of a collection's entries: a `Map` from id to entry. */
export function collectionSource(name: string, entries: readonly StoredEntry[]): string {
  return `new Map([\n${entries.map((entry) => `[${JSON.stringify(entry.id)}, ${entrySource(name, entry)}]`).join(',\n')}\n])`
}

function entrySource(collection: string, entry: StoredEntry): string {
  try {
    return uneval(entry)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw astroError('ContentNotSerialisable', { collection, id: entry.id, reason }, { cause })
  }
}

/** An image that entries name: its file and how the source calls it. */
export interface ContentImage {
  readonly key: string
  readonly file: string
}

/** The source of the module with a project's content: what `createContent` of `sw/astro/content.ts` gets. */
export function contentSource({ collections, legacy }: Content, images: readonly ContentImage[]): string {
  const files = [...new Set(images.map(({ file }) => file))]
  const entries = [...collections].map(([name, all]) => `[${JSON.stringify(name)}, ${collectionSource(name, all)}]`)
  const named = images.map(({ key, file }) => `[${JSON.stringify(key)}, image${files.indexOf(file)}]`)
  return [
    ...files.map((file, index) => `import image${index} from ${JSON.stringify(file)}`),
    `export const collections = new Map([\n${entries.join(',\n')}\n])`,
    `export const images = new Map([${named.join(', ')}])`,
    `export const slugs = new Map([${legacy.map((name) => slugsSource(name, collections)).join(', ')}])`,
  ].join('\n')
}

function slugsSource(name: string, collections: Collections): string {
  const slugs = (collections.get(name) ?? []).map(({ id, filePath = '' }) => {
    const isData = !['.md', '.mdx'].includes(extname(filePath))
    return [id, isData ? id.slice(0, id.length - extname(id).length) : slugOf(id)]
  })
  return `[${JSON.stringify(name)}, new Map(${JSON.stringify(slugs)})]`
}

/** An id that the front matter gives has no extension, and is the slug itself. */
const slugOf = (id: string): string => (['.md', '.mdx'].includes(extname(id)) ? pathSlug(id) : id)
