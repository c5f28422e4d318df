import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { LoaderRun } from './loader-run.ts'

/** A loader that is a function: it returns an array of objects with an `id`, or an object of objects. */
export async function loadInline(load: () => unknown, run: LoaderRun): Promise<void> {
  const { collection, store } = run
  const value = await load()
  const invalid = (reason: string) => astroError('ContentLoaderInvalidDataError', { collection, reason })
  if (typeof value !== 'object' || value === null) throw invalid(`it returned ${String(value)}`)
  const items: [unknown, unknown][] = Array.isArray(value)
    ? value.map((item: unknown) => [property(item, 'id'), item])
    : Object.entries(value)
  store.clear()
  for (const [id, item] of items) {
    if (typeof item !== 'object' || item === null) throw invalid(`an entry is ${String(item)}, not an object`)
    if (id !== undefined && typeof id !== 'string')
      throw astroError('ContentLoaderReturnsInvalidId', { collection, id: String(id) })
    if (!id) throw invalid(`an entry has no id: ${JSON.stringify(item)}`)
    const own = property(item, 'id')
    if (own !== undefined && own !== id) throw invalid(`the key "${id}" differs from the entry's id "${String(own)}"`)
    store.set({ id, data: await run.parseData({ id, data: item }) })
  }
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
