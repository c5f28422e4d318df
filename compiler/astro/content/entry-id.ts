import { extname } from 'node:path'
import { slug } from 'github-slugger'

/** The id that `glob` gives an entry: its front matter's `slug`, or its path as a slug, without `/index`. */
export function entryId(path: string, data: Readonly<Record<string, unknown>>): string {
  return data.slug ? String(data.slug) : pathSlug(path)
}

/** The same in a folder that Astro 2 to 4 read without a loader: the path keeps its extension. */
export function legacyEntryId(path: string, data: Readonly<Record<string, unknown>>): string {
  return data.slug ? String(data.slug) : path
}

export function pathSlug(path: string): string {
  const name = path.slice(0, path.length - extname(path).length)
  const segments = name.split('/').map((segment) => slug(segment))
  return segments.join('/').replace(/\/index$/, '')
}
