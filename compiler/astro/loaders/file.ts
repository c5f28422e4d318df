import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, relative, resolve } from 'node:path'
import { load } from 'js-yaml'
import { parse } from 'smol-toml'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { LoaderRun } from './loader-run.ts'
import { parsed } from './parsed.ts'

export interface FileOptions {
  readonly parser?: (text: string) => unknown
}

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  '.json': JSON.parse,
  '.yml': (text) => load(text),
  '.yaml': (text) => load(text),
  '.toml': parse,
}

/** The loader `file` of `astro/loaders`: one file, an entry for each item of its array or key of its object. */
export async function loadFile(fileName: string, options: FileOptions, run: LoaderRun): Promise<void> {
  const { context, collection, store } = run
  if (fileName.includes('*')) throw astroError('FileGlobNotSupported', { fileName })
  const parse = options.parser ?? parsers[extname(fileName)]
  if (parse === undefined) throw astroError('FileParserNotFound', { fileName })
  const file = resolve(context.root, fileName)
  run.watch(file)
  if (!existsSync(file)) return context.warn(`The collection ${collection} is empty: ${fileName} does not exist.`)
  const text = await readFile(file, 'utf8')
  const value = await parsed(() => parse(text), file, context.root)
  const filePath = relative(context.root, file).replaceAll('\\', '/')
  const items = itemsOf(value)
  if (items === undefined)
    throw astroError('ContentLoaderInvalidDataError', invalid(collection, fileName), { file: filePath })
  store.clear()
  const seen = new Set<string>()
  for (const { id, data } of items) {
    if (id === undefined) {
      context.warn(`An item of ${fileName} is left out of the collection ${collection}: it has no "id" and no "slug".`)
      continue
    }
    if (seen.has(id)) context.warn(`Two items of ${fileName} are the entry ${id} of ${collection}. The second stays.`)
    seen.add(id)
    store.set({ id, data: await run.parseData({ id, data, filePath: file }), filePath })
  }
}

interface Item {
  readonly id: string | undefined
  readonly data: unknown
}

function itemsOf(value: unknown): readonly Item[] | undefined {
  if (Array.isArray(value)) return value.map((data: unknown) => ({ id: idOf(data), data }))
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value)
    .filter(([key, data]) => key !== '$schema' || typeof data !== 'string')
    .map(([id, data]) => ({ id, data }))
}

function idOf(item: unknown): string | undefined {
  const { id, slug }: { id?: unknown; slug?: unknown } = typeof item === 'object' && item !== null ? item : {}
  const value = id ?? slug
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

const invalid = (collection: string, fileName: string) => ({
  collection,
  reason: `${fileName} holds neither an array nor an object`,
})
