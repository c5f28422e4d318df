/** An entry of a collection. What is not listed comes from Astro's store as it is. */
export interface Entry extends StoredEntry {
  readonly collection: string
}

interface StoredEntry {
  readonly id: string
  readonly data: Record<string, unknown>
  readonly body?: string
  readonly filePath?: string
  readonly digest?: string
  readonly imageImports?: readonly (readonly (string | number)[])[]
  readonly rendered?: { readonly html: string; readonly metadata?: EntryMetadata }
  readonly deferredRender?: boolean
}

interface EntryMetadata {
  readonly headings?: readonly unknown[]
  readonly frontmatter?: unknown
}

/** A project's content as a build has made it. */
export interface StoredContent {
  readonly collections: ReadonlyMap<string, ReadonlyMap<string, StoredEntry>>
  /** Images by the entry's file and the path in its data. */
  readonly images: ReadonlyMap<string, unknown>
  /** Slugs by collection and id, of folders without a loader: Astro 2 to 4 gave each entry one. */
  readonly slugs?: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** What endpoints get: a copy, with the images in its data. */
export function entryOf({ images, slugs }: StoredContent, collection: string, stored: StoredEntry): Entry {
  const entry: Entry = { ...stored, data: withImages(stored, images), collection }
  const slug = slugs?.get(collection)?.get(stored.id)
  // Not enumerable: Astro 7 has no slug, and answers that hold whole entries stay the same.
  return slug === undefined ? entry : Object.defineProperty(entry, 'slug', { value: slug })
}

/** Finds an entry; one of a folder without a loader also by its slug, or its path without the extension. */
export function findEntry({ collections, slugs }: StoredContent, collection: string, id: string) {
  const entries = collections.get(collection)
  const found = entries?.get(id)
  if (found !== undefined) return found
  const alias = [...(slugs?.get(collection) ?? [])].find(
    ([key, slug]) => slug === id || key.replace(/\.[^.]*$/, '') === id,
  )
  return alias && entries?.get(alias[0])
}

export const imageKey = (filePath: string | undefined, source: string): string => `${filePath ?? ''}\n${source}`

function withImages({ data, filePath, imageImports }: StoredEntry, images: StoredContent['images']) {
  return (imageImports ?? []).reduce<Record<string, unknown>>((all, path) => {
    const source = path.reduce<unknown>((value, key) => property(value, key), all)
    const image = typeof source === 'string' ? images.get(imageKey(filePath, source)) : undefined
    // A path of keys into an object gives an object of the same shape.
    return image === undefined ? all : (replaced(all, path, image) as Record<string, unknown>)
  }, data)
}

function replaced(target: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value
  const copy: object = Array.isArray(target) ? [...target] : { ...(typeof target === 'object' ? target : {}) }
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, value))
  return copy
}

const property = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
