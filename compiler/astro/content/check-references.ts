import type { Content } from './load-content.ts'

/** The references to entries that do not exist, as warnings. */
export function checkReferences({ collections, legacy }: Omit<Content, 'inputs'>): readonly string[] {
  const warnings: string[] = []
  for (const [name, entries] of collections) {
    for (const { id, data } of entries) {
      for (const { path, collection, target } of referencesIn(data, '')) {
        // Older code names an entry of a folder without a loader by its slug.
        const others = legacy.includes(collection) ? undefined : collections.get(collection)
        if (others === undefined || others.some((entry) => entry.id === target)) continue
        warnings.push(`${name} → ${id}: "${path}" names the entry ${target} of ${collection}, which does not exist.`)
      }
    }
  }
  return warnings
}

interface Reference {
  readonly path: string
  readonly collection: string
  readonly target: string
}

function referencesIn(value: unknown, path: string): readonly Reference[] {
  if (typeof value !== 'object' || value === null) return []
  const { collection, id, slug }: { collection?: unknown; id?: unknown; slug?: unknown } = value
  const target = id ?? slug
  if (typeof collection === 'string' && typeof target === 'string') return [{ path, collection, target }]
  return Object.entries(value).flatMap(([key, inner]) => referencesIn(inner, path === '' ? key : `${path}.${key}`))
}
